"""Calls for applications, and which observers are admitted to them."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.admissions.domain import eligibility, form


def both_languages() -> list[str]:
    return ["fr", "en"]


class Call(models.Model):
    """The call for applications of an edition. Eligibility is resolved at the key date.

    audience: which paragraph of the founding text says who may apply. questions: what the form asks beyond what every
    application needs, by key: required, optional or not_asked (see domain/form.py).
    """

    class Audience(models.TextChoices):
        TRAINING = eligibility.TRAINING, _("Executive Training: Pompidou Group, Council of Europe and MedNET")
        ACADEMY = (
            eligibility.ACADEMY,
            _("Academy course: Pompidou Group and Council of Europe, others if places remain"),
        )
        EXPERT_GROUP = eligibility.EXPERT_GROUP, _("expert group: experts nominated by Pompidou Group member States")

    edition = models.OneToOneField("catalogue.Edition", on_delete=models.PROTECT, related_name="call")
    opens_at = models.DateTimeField()
    deadline = models.DateTimeField()
    key_date = models.DateField()
    # Recorded decision that named these institution kinds; empty list: every kind.
    institution_kinds = models.JSONField(default=list)
    offer_days = models.PositiveSmallIntegerField(default=10)
    urgent_hours = models.PositiveSmallIntegerField(default=24)  # to answer an offer made just before the start
    # How many nominated experts an expert group takes, e.g. 8; consultants are not counted. Others: the edition's.
    cap = models.PositiveSmallIntegerField(null=True, blank=True)
    audience = models.CharField(max_length=12, choices=Audience.choices, default=Audience.TRAINING)
    # Executive Training considers members first by its mandate; an Academy course only where it was so decided.
    member_priority = models.ForeignKey(
        "governance.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="calls_with_priority"
    )
    languages = models.JSONField(default=both_languages)  # in which the training is held and applications are written
    questions = models.JSONField(default=form.usual)
    # Until when a Permanent Correspondent may give an opinion; nothing: until the applications' deadline.
    opinions_until = models.DateTimeField(null=True, blank=True)
    privacy_fr = models.TextField(blank=True)
    privacy_en = models.TextField(blank=True)

    class Meta:
        verbose_name = _("call for applications")
        verbose_name_plural = _("calls for applications")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(deadline__gt=F("opens_at")), name="call_closes_after_opening"),
            models.CheckConstraint(
                condition=Q(member_priority=None) | ~Q(audience=eligibility.TRAINING),
                name="members_come_first_in_training_by_mandate",
            ),
            models.CheckConstraint(
                condition=Q(audience=eligibility.EXPERT_GROUP, cap__isnull=False, cap__gte=1)
                | (~Q(audience=eligibility.EXPERT_GROUP) & Q(cap=None)),
                name="an_expert_group_has_its_own_cap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}"

    @property
    def considers_members_first(self) -> bool:
        return self.audience == self.Audience.TRAINING or self.member_priority_id is not None

    @property
    def places(self) -> int | None:
        """How many places the call gives: its own cap, or the edition's; None where they are not numbered."""
        return self.cap if self.cap is not None else self.edition.capacity

    @property
    def opinions_close_at(self) -> datetime:
        return self.opinions_until or self.deadline


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
