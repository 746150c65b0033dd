"""Pure rules about people: what a role may do, what a country was on a day."""
