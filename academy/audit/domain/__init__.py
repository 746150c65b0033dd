"""Pure: how one record is chained to the one before it."""
