"""Edited copies that come back: read (receive), compared with the state they are of (origin, compare), written (merge).

A further format is one more reader in `receive`; what it gives is a `Returned`.
"""
