"""News that travels upward, with ids only, in the transaction of what it tells of: see decision 0019."""

from django.dispatch import Signal

# Sent with `edition_id` when sessions were added to its programme or taken out of it: shares of attendance change.
programme_changed = Signal()
