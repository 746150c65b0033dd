"""Writes of evaluation."""
