"""The ledger of Academy credits. Amounts are integer hundredths. Rows are added, never changed; corrections reverse."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class CreditEntry(models.Model):
    """One line: person, component, amount, and the fact, requirement and resolution it rests on."""

    person_uid = models.UUIDField(db_index=True)
    component = models.CharField(max_length=3)
    amount = models.IntegerField()
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="credit_entries")
    fact = models.ForeignKey("learning.Fact", on_delete=models.PROTECT, related_name="credit_entries")
    grounds = models.JSONField(default=list)  # ids of every fact the award rests on
    requirement = models.ForeignKey("governance.Requirement", on_delete=models.PROTECT, related_name="credit_entries")
    resolution = models.ForeignKey("governance.Resolution", on_delete=models.PROTECT, related_name="credit_entries")
    revision = models.PositiveSmallIntegerField(default=1)
    activity_date = models.DateField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by")
    reason = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("credit entry")
        verbose_name_plural = _("credit entries")
        ordering: ClassVar = ["activity_date", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person_uid", "fact", "requirement", "resolution", "revision"],
                condition=Q(reverses__isnull=True),
                name="one_award_per_fact",
            ),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True, amount__gt=0) | Q(reverses__isnull=False, amount__lt=0),
                name="only_reversals_are_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.component} {self.amount / 100:+.2f}"


guards.register(
    guards.append_only("credits_creditentry"),
    guards.Guard(
        name="credit_entry_under_law",
        table="credits_creditentry",
        events=("INSERT",),
        when=(
            "NOT EXISTS (SELECT 1 FROM governance_resolution r JOIN governance_requirement q ON q.resolution_id = r.id "
            "WHERE r.id = NEW.resolution_id AND q.id = NEW.requirement_id AND r.state = 'adopted' "
            "AND NEW.activity_date BETWEEN r.applies_from AND r.applies_to)"
        ),
        message="No adopted resolution covers the date of this activity",
    ),
)
