"""Writes of assessment."""
