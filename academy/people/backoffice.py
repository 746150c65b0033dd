"""Screens in the admin."""
