"""Reads of cms."""
