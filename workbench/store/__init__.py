"""The disk: manifest, journal, derived files. Whole files or none, and nothing lost when a process is killed.

Importing this package loads nothing heavy; pydantic comes in with the manifest and the journal only.
"""
