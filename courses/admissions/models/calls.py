"""Calls for applications, and which observers are admitted to them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Call(models.Model):
    """The call for applications of an edition. Eligibility is resolved at the key date."""

    edition = models.OneToOneField("catalogue.Edition", on_delete=models.PROTECT, related_name="call")
    opens_at = models.DateTimeField()
    deadline = models.DateTimeField()
    key_date = models.DateField()
    # Recorded decision that named these institution kinds; empty list: every kind.
    institution_kinds = models.JSONField(default=list)
    offer_days = models.PositiveSmallIntegerField(default=10)

    class Meta:
        verbose_name = _("call for applications")
        verbose_name_plural = _("calls for applications")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(deadline__gt=F("opens_at")), name="call_closes_after_opening")
        ]

    def __str__(self) -> str:
        return f"{self.edition}"


class ObserverAdmission(models.Model):
    """An observer country is admitted (or not) to a call by ad hoc decision. Source: P-PG/Training, item 4."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="observer_admissions")
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="observer_admissions")
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="observer_admissions")
    is_admitted = models.BooleanField()

    class Meta:
        verbose_name = _("admission of an observer")
        verbose_name_plural = _("admissions of observers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "country"], name="one_observer_decision_per_call")
        ]

    def __str__(self) -> str:
        return f"{self.country_id}: {self.is_admitted}"
