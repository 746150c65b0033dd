"""What a resolution says: topics, activities, requirements with values, ceilings, levels, curriculum.

Amounts are hundredths.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from academy.governance.models.components import ActivityKind, Component


class Topic(models.Model):
    """A topic of the year, beside the activities in the list that is endorsed.

    Source: P-PG (2020) 10, P-PG/Academy, item 6 (the Board identifies topics and activities each year).
    """

    resolution = models.ForeignKey("governance.Resolution", on_delete=models.CASCADE, related_name="topics")
    number = models.PositiveSmallIntegerField()
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resolution", "number"], name="one_topic_per_number"),
            models.CheckConstraint(
                condition=~Q(title_fr="") & ~Q(title_en=""), name="a_topic_is_said_in_both_languages"
            ),
        ]

    def __str__(self) -> str:
        return self.title_en


class DesignatedActivity(models.Model):
    """An activity that the Board designates for credit. In effect only once the list is endorsed."""

    resolution = models.ForeignKey(
        "governance.Resolution", on_delete=models.CASCADE, related_name="designated_activities"
    )
    activity_key = models.SlugField(max_length=60)  # catalogue activity, by key (the catalogue lies above)
    component = models.CharField(max_length=3, choices=Component.choices)
    # The activity's own mandate, which must cover the period; kept here because the catalogue lies above.
    mandate = models.ForeignKey("governance.Mandate", on_delete=models.PROTECT, related_name="designations", null=True)
    category = models.CharField(max_length=20, choices=ActivityKind.choices, default="other")
    # Mainly capacity building; others need a reason. Source: P-PG (2020) 10, P-PG/Academy, item 6.
    is_capacity_building = models.BooleanField(default=True)
    outcomes_fr = models.TextField(blank=True)
    outcomes_en = models.TextField(blank=True)
    reason_fr = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)

    class Meta:
        verbose_name = _("designated activity")
        verbose_name_plural = _("designated activities")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resolution", "activity_key", "component"], name="one_designation"),
            models.CheckConstraint(
                condition=Q(is_capacity_building=True) | (~Q(reason_fr="") & ~Q(reason_en="")),
                name="other_activities_have_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.activity_key


class Requirement(models.Model):
    """What a designated activity asks and what it is worth: one line of the credit list.

    amount: hundredths of an Academy credit. settings: parameters of the rule kind, e.g. {"share_percent": 80}.
    """

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("attendance")
        ACTIVE_PARTICIPATION = "active_participation", _("active participation")
        ASSIGNMENT = "assignment", _("assignment")
        TEST = "test", _("test")
        PRESENTATION = "presentation", _("presentation")
        THESIS = "thesis", _("thesis")
        OTHER = "other", _("other requirement")
        LESSONS = "lessons", _("lessons read")
        MODULE = "module", _("module completed")
        AWARD = "award", _("credits once every requirement is met")

    resolution = models.ForeignKey("governance.Resolution", on_delete=models.CASCADE, related_name="requirements")
    activity_key = models.SlugField(max_length=60)
    component = models.CharField(max_length=3, choices=Component.choices)
    key = models.SlugField(max_length=60)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    amount = models.PositiveIntegerField(default=0)
    workload_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["resolution", "component", "activity_key", "key"], name="one_requirement_per_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity_key} {self.key}"


class Threshold(models.Model):
    """The level: credits required for a component's certificate. amount: hundredths of an Academy credit."""

    resolution = models.ForeignKey("governance.Resolution", on_delete=models.CASCADE, related_name="thresholds")
    component = models.CharField(max_length=3, choices=Component.choices)
    amount = models.PositiveIntegerField()
    # Whether credits earned under another component count here (off unless the Board says so).
    counts_other_components = models.BooleanField(default=False)
    # Months after the activity for which a credit counts towards this level; empty: without end.
    validity_months = models.PositiveSmallIntegerField(null=True, blank=True)
    # Whether a recorded recognition of earlier learning can stand for a requirement (off unless the Board says so).
    recognises_earlier_learning = models.BooleanField(default=False)
    # Months beyond the mandate's span that may be allowed to a person; empty: none.
    extension_months = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("threshold")
        verbose_name_plural = _("thresholds")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resolution", "component"], name="one_threshold_per_component")
        ]

    def __str__(self) -> str:
        return f"{self.component}: {self.amount / 100:.2f}"


class Ceiling(models.Model):
    """At most so many credits of a category of activities count towards a component. Applied in the tally only."""

    resolution = models.ForeignKey("governance.Resolution", on_delete=models.CASCADE, related_name="ceilings")
    component = models.CharField(max_length=3, choices=Component.choices)
    category = models.CharField(max_length=20, choices=ActivityKind.choices)
    amount = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("ceiling")
        verbose_name_plural = _("ceilings")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resolution", "component", "category"], name="one_ceiling_per_category")
        ]

    def __str__(self) -> str:
        return f"{self.component} {self.category}: {self.amount / 100:.2f}"


class LevelPart(models.Model):
    """The structure of a level: at least so many of its credits come from a category of activities."""

    resolution = models.ForeignKey("governance.Resolution", on_delete=models.CASCADE, related_name="level_parts")
    component = models.CharField(max_length=3, choices=Component.choices)
    category = models.CharField(max_length=20, choices=ActivityKind.choices)
    amount = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("part of a level")
        verbose_name_plural = _("parts of a level")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resolution", "component", "category"], name="one_part_per_category"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_part_is_something"),
        ]

    def __str__(self) -> str:
        return f"{self.component} {self.category}: {self.amount / 100:.2f}"


class CurriculumModule(models.Model):
    """A module of a course version that the Board adopts: what is taught in a module counts only under it.

    Source: P-PG (2020) 10, P-PG/Academy, item 7 (the Board designs courses and curricula).
    """

    resolution = models.ForeignKey("governance.Resolution", on_delete=models.CASCADE, related_name="curriculum")
    component = models.CharField(max_length=3, choices=Component.choices)
    activity_key = models.SlugField(max_length=60)
    version = models.CharField(max_length=20)  # of the course; an edition says which version it runs
    number = models.PositiveSmallIntegerField()
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    outcomes_fr = models.TextField(blank=True)
    outcomes_en = models.TextField(blank=True)
    workload_hours = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("module of a curriculum")
        verbose_name_plural = _("modules of a curriculum")
        ordering: ClassVar = ["component", "activity_key", "version", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["resolution", "component", "activity_key", "version", "number"],
                name="one_curriculum_module_per_number",
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity_key} {self.version}.{self.number}"
