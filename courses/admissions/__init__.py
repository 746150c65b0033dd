"""Calls, applications, selection, places, waiting list."""
