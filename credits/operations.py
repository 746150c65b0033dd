"""Writes of credits."""
