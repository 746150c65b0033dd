"""Requests for recognition on screen: one button, a timeline, the Secretariat's list."""
