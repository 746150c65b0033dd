"""Reads of catalogue."""
