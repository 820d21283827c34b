"""Going through findings, differences or segments, one at a time, and deciding about each."""
