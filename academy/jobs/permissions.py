"""Who may do what in jobs."""
