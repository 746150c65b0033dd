"""Says after commit that the law is another: what rests on it is counted again at once."""

from django.db import transaction

from academy.governance.models import Resolution
from academy.governance.signals import law_changed


def tell_of(resolution: Resolution) -> None:
    """`law_changed` is sent once this transaction has committed."""

    def send() -> None:
        law_changed.send(sender=Resolution, resolution_id=resolution.pk)

    transaction.on_commit(send, robust=True)
