"""What happened to an edition as a whole: opened, postponed, cancelled, closed. Never changed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class EditionEvent(models.Model):
    """One step in the story of an edition, with its reason and the days before and after.

    before and after: {"edition": [first, last], "1": [first, last], ...} in ISO form, the modules by number.
    """

    class Kind(models.TextChoices):
        OPENED = "opened", _("opened")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")
        CLOSED = "closed", _("closed")

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="story")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason_fr = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("event of an edition")
        verbose_name_plural = _("events of editions")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind__in=["postponed", "cancelled"]) | (~Q(reason_fr="") & ~Q(reason_en="")),
                name="edition_event_says_why",
            ),
            models.UniqueConstraint(fields=["edition"], condition=Q(kind="cancelled"), name="cancelled_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.kind}"


guards.register(guards.append_only("catalogue_editionevent"))
