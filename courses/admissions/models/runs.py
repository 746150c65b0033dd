"""Sealed runs of the selection."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from courses.admissions.models.calls import Call


class SelectionRun(models.Model):
    """A sealed run: input snapshot and its hash, rule, seed, result, one reason per application."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="runs")
    reading = models.CharField(max_length=24)  # A, A_even, A_countries_first, B
    seed = models.CharField(max_length=64)
    seed_source = models.CharField(max_length=200)
    case = models.JSONField()
    case_hash = models.CharField(max_length=64)
    result = models.JSONField()
    decided_by = models.CharField(max_length=64)
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("selection run")
        verbose_name_plural = _("selection runs")
        ordering: ClassVar = ["-decided_at"]

    def __str__(self) -> str:
        return f"{self.call} {self.decided_at:%Y-%m-%d}"


guards.register(guards.append_only("admissions_selectionrun"))
