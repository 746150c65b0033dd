"""Programmes, activities, editions, modules."""
