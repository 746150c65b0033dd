"""Who may do what in catalogue."""
