"""Tests of the catalogue through its doors."""
