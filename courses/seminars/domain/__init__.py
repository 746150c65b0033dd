"""Pure rules of seminars."""
