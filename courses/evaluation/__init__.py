"""Surveys at the end of an edition and later."""
