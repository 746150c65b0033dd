"""Who may do what in audit."""
