"""News that travels upward, with ids only, after commit."""

from django.dispatch import Signal

# Sent with `person_uid` and `edition_id` when facts of that person have been recorded.
fact_recorded = Signal()
