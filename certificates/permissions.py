"""Who may do what in certificates."""
