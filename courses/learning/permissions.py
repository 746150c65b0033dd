"""Who may do what in learning."""
