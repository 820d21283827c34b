"""Findings made elsewhere: one file a format, found by scanning this folder."""
