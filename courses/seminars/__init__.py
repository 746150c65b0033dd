"""Programme of sessions, attendance, confirmation of active participation."""
