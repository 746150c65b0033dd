"""Pages of the public site and of the distance modules. Content only."""
