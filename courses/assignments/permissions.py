"""Who may do what in assignments."""
