"""Writes of seminars."""
