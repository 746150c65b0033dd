"""The national channel: what a Permanent Correspondent says of the applications of the own country."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.admissions.models.applications import Application
from courses.admissions.models.calls import Call


class NationalOpinion(models.Model):
    """An opinion on one application, never a veto. Silence at the deadline is an opinion of its own, recorded.

    call and country repeat the application's, so that the database keeps ranks unique within a country.
    """

    class Opinion(models.TextChoices):
        ENDORSED = "endorsed", _("endorsed")
        NOT_ENDORSED = "not_endorsed", _("not endorsed")
        COMMENTED = "commented", _("commented")
        SILENT = "silent", _("no opinion given")

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="opinion")
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="opinions")
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="opinions")
    opinion = models.CharField(max_length=12, choices=Opinion.choices)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    given_by = models.CharField(max_length=64)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("national opinion")
        verbose_name_plural = _("national opinions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["call", "country", "rank"], condition=Q(rank__isnull=False), name="one_application_per_rank"
            ),
            models.CheckConstraint(condition=Q(rank=None) | Q(rank__gte=1), name="rank_begins_with_one"),
            models.CheckConstraint(
                condition=~Q(opinion="silent") | Q(rank=None, comment=""), name="silence_says_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id} {self.opinion}"
