"""Reports of the Secretariat: one folder each."""
