"""Reads of credits."""
