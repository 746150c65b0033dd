"""Yearly envelopes and what is committed of them. The envelope's own row is the cap.

Source: P-PG (2020) 10, P-PG/Academy, item 10: the amount of grants is set each year by the resources available.
P-PG/Training, item 6: exceptional support for a limited number, as far as resources are available.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from courses.admissions.models.grants import CostRequest


class Envelope(models.Model):
    """What may be granted in a year, by a decision. `committed` and `people` are counted by the database itself.

    most: the greatest number of people, where the decision names one. A year is the year in which an edition begins.
    """

    kind = models.CharField(max_length=7, choices=CostRequest.Kind.choices)
    year = models.PositiveSmallIntegerField()
    amount = models.PositiveIntegerField()  # cents
    committed = models.PositiveIntegerField(default=0)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    people = models.PositiveSmallIntegerField(default=0)
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="envelopes")
    set_by = models.CharField(max_length=64)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("envelope")
        verbose_name_plural = _("envelopes")
        ordering: ClassVar = ["-year", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "year"], name="one_envelope_per_kind_and_year"),
            models.CheckConstraint(
                condition=Q(committed__gte=0) & Q(committed__lte=F("amount")), name="envelope_is_not_exceeded"
            ),
            models.CheckConstraint(
                condition=Q(people__gte=0) & (Q(most=None) | Q(people__lte=F("most"))),
                name="envelope_for_a_limited_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"

    @property
    def left(self) -> int:
        return self.amount - self.committed


class Commitment(models.Model):
    """What a decision commits, and what of it is released again because it was not needed. Never changed.

    people: 1 for a commitment, -1 when it is released as a whole, 0 when a part of it is.
    """

    class Kind(models.TextChoices):
        COMMIT = "commit", _("commitment")
        RELEASE = "release", _("release")

    envelope = models.ForeignKey(Envelope, on_delete=models.PROTECT, related_name="commitments")
    request = models.ForeignKey(CostRequest, on_delete=models.PROTECT, related_name="commitments")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    amount = models.IntegerField()
    people = models.SmallIntegerField()
    whole = models.BooleanField(default=False)  # everything that was not paid out, the registration as well
    words = models.TextField(blank=True)
    by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request"], condition=Q(kind="commit"), name="one_commitment_per_request"),
            models.CheckConstraint(
                condition=Q(kind="commit", amount__gt=0, people=1)
                | (Q(kind="release", amount__lt=0, people__in=[0, -1]) & ~Q(words="")),
                name="commitment_or_its_release",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.amount}"


_SUM = "(SELECT COALESCE(SUM(c.{what}), 0) FROM admissions_commitment c WHERE c.envelope_id = NEW.id)"

guards.register(
    guards.append_only("admissions_commitment"),
    # The commitment itself moves the envelope's row, where the CHECK stands; writers wait for each other there.
    guards.Follow(
        name="commitment_moves_its_envelope",
        table="admissions_commitment",
        statements=(
            "UPDATE admissions_envelope SET committed = committed + NEW.amount, people = people + NEW.people "
            "WHERE id = NEW.envelope_id",
        ),
    ),
    guards.Guard(
        name="envelope_begins_empty",
        table="admissions_envelope",
        events=("INSERT",),
        when="NEW.committed <> 0 OR NEW.people <> 0",
        message="A new envelope has no commitments",
    ),
    guards.Guard(
        name="envelope_counts_its_commitments",
        table="admissions_envelope",
        events=("UPDATE",),
        when=f"NEW.committed <> {_SUM.format(what='amount')} OR NEW.people <> {_SUM.format(what='people')}",
        message="What is committed is counted from the commitments",
    ),
    guards.Guard(
        name="envelope_changes_by_decision",
        table="admissions_envelope",
        events=("UPDATE",),
        when=(
            "NEW.kind <> OLD.kind OR NEW.year <> OLD.year OR "
            "((NEW.amount <> OLD.amount OR COALESCE(NEW.most, 0) <> COALESCE(OLD.most, 0)) "
            "AND NEW.decision_id = OLD.decision_id)"
        ),
        message="An envelope is changed by another decision only",
    ),
    guards.Guard(
        name="commitment_of_its_kind",
        table="admissions_commitment",
        events=("INSERT",),
        when=(
            "NOT EXISTS (SELECT 1 FROM admissions_envelope v JOIN admissions_costrequest r ON r.kind = v.kind "
            "WHERE v.id = NEW.envelope_id AND r.id = NEW.request_id)"
        ),
        message="Grants and exceptional support have envelopes of their own",
    ),
    guards.Guard(
        name="release_leaves_what_is_paid",
        table="admissions_commitment",
        events=("INSERT",),
        when=(
            "NEW.kind = 'release' AND COALESCE((SELECT SUM(c.amount) FROM admissions_commitment c "
            "WHERE c.request_id = NEW.request_id), 0) + NEW.amount < "
            "COALESCE((SELECT SUM(p.amount) FROM admissions_payout p WHERE p.request_id = NEW.request_id), 0)"
        ),
        message="What is paid out cannot be released",
    ),
)
