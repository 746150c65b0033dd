"""Wagtail pages and blocks: content only, no rule lives here."""
