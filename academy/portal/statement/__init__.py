"""The credit statement: what a person holds and why, as page, PDF, CSV and API; of any date, under the law of any day.

All four are made from one `Account`, so that they cannot differ.
"""
