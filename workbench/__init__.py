"""Workbench: encode, align, compare and correct translations, with every decision kept."""

__version__ = "0.1.0"
