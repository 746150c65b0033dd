"""Says that the law is another: what rests on it is counted again at once."""

from academy.governance.models import Resolution
from academy.governance.signals import law_changed


def tell_of(resolution: Resolution) -> None:
    """`law_changed` is sent in this transaction: whoever hears it writes a job, which starts once it has committed."""
    law_changed.send(sender=Resolution, resolution_id=resolution.pk)
