"""Who pays travel and stay: the undertaking of the national authority, by application.

Source: P-PG (2020) 10, P-PG/Training, item 6: the national authorities bear the travel and stay of those they nominate.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from courses.admissions.models.applications import Application


class Undertaking(models.Model):
    """What an authority said it pays, who said it, when, and the document. Never changed; the latest one counts."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="undertakings")
    authority = models.CharField(max_length=200)
    given_by = models.CharField(max_length=200)  # name and function of who signed for it
    given_on = models.DateField()
    pays_travel = models.BooleanField()
    pays_stay = models.BooleanField()
    file_name = models.CharField(max_length=200, blank=True)
    stored_as = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    recorded_by = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("undertaking of an authority")
        verbose_name_plural = _("undertakings of authorities")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(authority="") & ~Q(given_by=""), name="undertaking_says_who"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.authority}"


guards.register(*guards.only_words_go(Undertaking, "file_name", "stored_as", "sha256"))
