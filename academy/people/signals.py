"""News that travels upward: people lies below letters and cannot write them."""

from django.dispatch import Signal

# Sent with `person` and `grant`, inside the transaction of the invitation.
person_invited = Signal()

# Sent with `request`, inside the transaction of the request; then of its refusal.
erasure_asked = Signal()
erasure_refused = Signal()

# Sent with `person` and `stays` (holdings, in her language), inside the transaction, while her address is known.
person_erased = Signal()
