"""News that travels upward: people lies below letters and cannot write them."""

from django.dispatch import Signal

# Sent with `person` and `grant`, inside the transaction of the invitation.
person_invited = Signal()
