"""Postponing or cancelling an edition, with a letter to everybody concerned in their language."""
