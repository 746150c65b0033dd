"""News that travels upward, with ids only, in the transaction of what it tells of: see decision 0019."""

from django.dispatch import Signal

# Sent with `edition_id` when facts have been recorded, and `newest`: each person they are about to her newest fact.
fact_recorded = Signal()
