"""Use cases: the only place where engines (pure) and edges (bytes, XML, disk) meet.

A function here opens the edition, calls engines in order, and returns or writes; it never prints.
"""
