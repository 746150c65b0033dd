"""Who may do what in seminars."""
