"""What universities decide about a course: academic validation of a version, ECTS credits."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from academy.governance.models.components import Component


class Validation(models.Model):
    """A university has validated a course version academically; Component II is released only with it.

    Source: P-PG (2020) 10, P-PG/Academy, item 10.
    """

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="validations")
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="validations")
    activity_key = models.SlugField(max_length=60)
    version = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("academic validation")
        verbose_name_plural = _("academic validations")
        ordering: ClassVar = ["-valid_from", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["institution", "activity_key", "version", "valid_from"], name="one_validation_per_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.institution} {self.activity_key} {self.version}"


class EctsGrant(models.Model):
    """A university grants ECTS credits for an activity, by a recorded decision. Without one, no ECTS figure is shown.

    amount: hundredths of an ECTS credit.
    """

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="ects_grants")
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="ects_grants")
    activity_key = models.SlugField(max_length=60)
    component = models.CharField(max_length=3, choices=Component.choices)
    amount = models.PositiveIntegerField()
    applies_from = models.DateField()
    applies_to = models.DateField()

    class Meta:
        verbose_name = _("grant of ECTS credits")
        verbose_name_plural = _("grants of ECTS credits")
        ordering: ClassVar = ["-applies_from", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["institution", "activity_key", "component", "applies_from"], name="one_ects_grant_per_period"
            ),
            # Component I rests on participation: ECTS needs assessed learning outcomes.
            models.CheckConstraint(condition=~Q(component="I"), name="component_i_is_not_ects"),
        ]

    def __str__(self) -> str:
        return f"{self.institution} {self.activity_key}: {self.amount / 100:.2f}"
