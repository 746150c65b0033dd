"""Sealed runs of the selection, and what the Secretariat decided otherwise."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from courses.admissions.models.applications import Application
from courses.admissions.models.calls import Call
from courses.admissions.models.rules import LotteryNotice, RuleSet


class SelectionRun(models.Model):
    """A sealed run: input snapshot and its hash, rule, seed, result, one reason per application.

    case: what `manage.py select` reads, with the country table as of the key date; ids are the public tickets.
    rule_set: None where no rule set was adopted and the default rule decided.
    """

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="runs")
    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, null=True, related_name="runs")
    notice = models.ForeignKey(LotteryNotice, on_delete=models.PROTECT, null=True, related_name="runs")
    reading = models.CharField(max_length=24)  # A, A_even, A_countries_first, B
    seed = models.CharField(max_length=64)
    seed_source = models.CharField(max_length=200)
    public_value = models.CharField(max_length=200, default="")
    case = models.JSONField()
    case_hash = models.CharField(max_length=64)
    result = models.JSONField()
    result_hash = models.CharField(max_length=64, default="")
    decided_by = models.CharField(max_length=64)
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("selection run")
        verbose_name_plural = _("selection runs")
        ordering: ClassVar = ["-decided_at"]

    def __str__(self) -> str:
        return f"{self.call} {self.decided_at:%Y-%m-%d}"


class Override(models.Model):
    """The Secretariat gives a proposed place to somebody else, and says why. It is printed in the record.

    Source: P-PG (2020) 10, P-PG/Training, item 5: the selection is made by the Secretariat; the program proposes.
    """

    run = models.ForeignKey(SelectionRun, on_delete=models.PROTECT, related_name="overrides")
    taken_from = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="overrides_against")
    given_to = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="overrides_for")
    reason = models.TextField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("override")
        verbose_name_plural = _("overrides")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "taken_from"], name="one_override_against_an_application"),
            models.UniqueConstraint(fields=["run", "given_to"], name="one_override_for_an_application"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="override_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.taken_from_id} > {self.given_to_id}"


class ExactReason(models.Model):
    """Why one person was not selected under conditions, worked out after the seal where the pool was large.

    reason: as a run's result says reasons; the sealed result itself is never touched.
    """

    run = models.ForeignKey(SelectionRun, on_delete=models.PROTECT, related_name="exact_reasons")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="exact_reasons")
    reason = models.JSONField()
    asked_by = models.CharField(max_length=64)
    found_at = models.DateTimeField()

    class Meta:
        verbose_name = _("exact reason")
        verbose_name_plural = _("exact reasons")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "application"], name="one_exact_reason_per_application")
        ]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.application_id}"


guards.register(
    guards.append_only("admissions_selectionrun"),
    *guards.only_words_go(Override, "reason"),
    guards.append_only("admissions_exactreason"),
)
