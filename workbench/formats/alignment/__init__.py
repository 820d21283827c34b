"""Alignments as other aligners write and read them: a file for each way of writing (registry), and what they share."""
