"""News that travels upward, with ids only, after commit."""

from django.dispatch import Signal

# Sent with `edition_id` when sessions were added to its programme or taken out of it: shares of attendance change.
programme_changed = Signal()
