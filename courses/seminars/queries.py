"""Reads of seminars."""
