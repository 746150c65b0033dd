"""News that travels upward, with ids only, in the transaction of what it tells of: see decision 0019."""

from django.dispatch import Signal

# Sent with `resolution_id` when a resolution was adopted, or its list endorsed.
law_changed = Signal()
# Whoever counts again because of it does so by jobs whose keys begin so, the edition following: the room says how many.
COUNTED_AGAIN = "counted-again:"
