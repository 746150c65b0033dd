"""Who may do what in audit. The word is people's; audit lies below people and knows it by its stored value."""

AUDIT_READ = "audit.read"
