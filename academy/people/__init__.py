"""Accounts, persons, institutions, countries with their dated status, roles."""
