"""Briefs, rubrics, submissions, marking."""
