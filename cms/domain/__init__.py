"""Pure rules of cms."""
