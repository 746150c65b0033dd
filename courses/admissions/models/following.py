"""What a participant says once the place is confirmed, so that the event can be prepared."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.admissions.models.applications import Application


class FollowUp(models.Model):
    """Arrival, departure, lodging, visa. What is nobody else's business (diet, accessibility, passport number) is kept
    with the restricted answers of the application and erased after the event."""

    class Lodging(models.TextChoices):
        VENUE = "venue", _("a room where the group stays")
        OWN = "own", _("I find my own lodging")
        NONE = "none", _("I need no lodging")

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="follow_up")
    arrives_at = models.DateTimeField()
    leaves_at = models.DateTimeField()
    travel = models.CharField(max_length=200, blank=True)  # flight or train
    lodging = models.CharField(max_length=5, choices=Lodging.choices)
    lodging_wish = models.CharField(max_length=300, blank=True)
    needs_visa = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("follow-up form")
        verbose_name_plural = _("follow-up forms")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(leaves_at__gt=F("arrives_at")), name="follow_up_leaves_after_arriving"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}"
