"""The ledger of Academy credits. Amounts are integer hundredths. Rows are added, never changed; corrections reverse."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Balance(models.Model):
    """What a person's entries add up to, by component and category; kept in the transaction that writes the entries.

    Ceilings are applied when it is read, so that the order of arrival never matters. amount: hundredths.
    """

    person_uid = models.UUIDField()
    component = models.CharField(max_length=3)
    category = models.CharField(max_length=20)
    amount = models.IntegerField()

    class Meta:
        verbose_name = _("balance")
        verbose_name_plural = _("balances")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person_uid", "component", "category"], name="one_balance_per_category")
        ]

    def __str__(self) -> str:
        return f"{self.component} {self.category} {self.amount / 100:.2f}"


class CreditEntry(models.Model):
    """One line: person, component, amount, and the fact, requirement and resolution it rests on."""

    person_uid = models.UUIDField()
    component = models.CharField(max_length=3)
    # Of the designation under which it was earned: ceilings and parts of a level are set by category.
    category = models.CharField(max_length=20, default="other")
    amount = models.IntegerField()
    workload_hours = models.IntegerField(default=0)
    contact_minutes = models.IntegerField(default=0)
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
        # Sums by person are read from the index alone.
        indexes: ClassVar = [
            models.Index(fields=["person_uid", "component", "category", "amount"], name="credits_by_person")
        ]
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


class Simulation(models.Model):
    """What a draft would change against the law in force, on real data; writes no credits. Kept with the draft."""

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    resolution = models.ForeignKey("governance.Resolution", on_delete=models.CASCADE, related_name="simulations")
    against = models.ForeignKey(
        "governance.Resolution", on_delete=models.PROTECT, null=True, blank=True, related_name="simulations_against"
    )
    data_from = models.DateField()  # activities of these days
    data_to = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)  # people looked at
    total = models.PositiveIntegerField(default=0)
    content_digest = models.CharField(max_length=64)  # of the draft as it was simulated
    summary = models.JSONField(default=dict)
    asked_by = models.CharField(max_length=64)
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("simulation")
        verbose_name_plural = _("simulations")
        ordering: ClassVar = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.asked_at:%Y-%m-%d}"


class SimulatedChange(models.Model):
    """One person's difference in one component and edition. Amounts: hundredths of an Academy credit."""

    simulation = models.ForeignKey(Simulation, on_delete=models.CASCADE, related_name="changes")
    person_uid = models.UUIDField()
    country = models.CharField(max_length=2, blank=True)
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.CASCADE, related_name="simulated_changes")
    component = models.CharField(max_length=3)
    before = models.IntegerField()
    after = models.IntegerField()
    complete_before = models.BooleanField()
    complete_after = models.BooleanField()

    class Meta:
        verbose_name = _("simulated change")
        verbose_name_plural = _("simulated changes")
        indexes: ClassVar = [models.Index(fields=["simulation", "country"])]

    def __str__(self) -> str:
        return f"{self.component} {self.before} {self.after}"


class Appeal(models.Model):
    """A participant contests an entry, or that there is none. The outcome is an entry or a refusal with grounds."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        UPHELD = "upheld", _("upheld")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="appeals")
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="appeals")
    component = models.CharField(max_length=3)
    requirement = models.ForeignKey(
        "governance.Requirement", on_delete=models.PROTECT, null=True, blank=True, related_name="appeals"
    )
    entry = models.ForeignKey(CreditEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="appeals")
    reason = models.TextField()
    file_name = models.CharField(max_length=200, blank=True)
    stored_as = models.CharField(max_length=200, blank=True)
    file_kind = models.CharField(max_length=8, blank=True)
    lodged_at = models.DateTimeField(default=timezone.now)
    answer_due_on = models.DateField(null=True, blank=True)  # empty: the Board has set no time
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    grounds = models.TextField(blank=True)
    outcome_fact = models.ForeignKey(
        "learning.Fact", on_delete=models.PROTECT, null=True, blank=True, related_name="appeals"
    )
    outcome_entry = models.ForeignKey(
        CreditEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="appeals_upheld"
    )
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering: ClassVar = ["lodged_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="an_appeal_has_a_reason"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(grounds=""), name="a_refusal_has_grounds"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.component}"
