"""The steering group of an edition: what participants need, what earlier editions taught, and the programme.

Source: P-PG (2020) 10, P-PG/Training, items 4 and 5.
"""
