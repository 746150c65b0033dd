"""Writes of catalogue."""
