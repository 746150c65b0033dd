"""Writes of cms."""
