"""The figures of the feasibility study for Component III: what Components I and II have shown, and who is interested.

Source: P-PG (2020) 10, P-PG/Academy, item 11.
"""
