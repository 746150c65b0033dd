"""Calls, applications, selection runs, places and the waiting list."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class Call(models.Model):
    """The call for applications of an edition. Eligibility is resolved at the key date."""

    edition = models.OneToOneField("catalogue.Edition", on_delete=models.PROTECT, related_name="call")
    opens_at = models.DateTimeField()
    deadline = models.DateTimeField()
    key_date = models.DateField()
    # Recorded decision that named these institution kinds; empty list: every kind.
    institution_kinds = models.JSONField(default=list)
    offer_days = models.PositiveSmallIntegerField(default=10)

    class Meta:
        verbose_name = _("call for applications")
        verbose_name_plural = _("calls for applications")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(deadline__gt=F("opens_at")), name="call_closes_after_opening")
        ]

    def __str__(self) -> str:
        return f"{self.edition}"


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


class Application(models.Model):
    """One person's application to one call, with how it was screened."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Screening(models.TextChoices):
        PENDING = "pending", _("to be screened")
        ELIGIBLE = "eligible", _("eligible")
        NOT_ELIGIBLE = "not_eligible", _("not eligible")
        DUPLICATE = "duplicate", _("duplicate")
        LATE = "late", _("late")
        DECISION_NEEDED = "decision_needed", _("ad hoc decision needed")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="applications")
    # Public ticket: opaque, never a name.
    ticket = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="applications")
    # Country of the nominating institution decides, never nationality.
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="applications")
    institution_name = models.CharField(max_length=200)
    institution_kind = models.CharField(max_length=14)
    position = models.CharField(max_length=200, blank=True)
    motivation = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    national_rank = models.PositiveSmallIntegerField(null=True, blank=True)
    endorsement = models.CharField(max_length=12, blank=True)  # endorsed, commented, "" for silence
    endorsement_comment = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    submitted_at = models.DateTimeField(null=True, blank=True)
    screening = models.CharField(max_length=16, choices=Screening.choices, default=Screening.PENDING)
    screening_reason = models.CharField(max_length=40, blank=True)  # stable code, shown as a sentence
    screened_by = models.CharField(max_length=64, blank=True)
    screened_at = models.DateTimeField(null=True, blank=True)
    duplicate_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates")
    source = models.CharField(max_length=200, blank=True)  # "import:3 row 14" or "form"

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering: ClassVar = ["call", "country", "pk"]
        indexes: ClassVar = [models.Index(fields=["call", "country"])]

    def __str__(self) -> str:
        return f"{self.ticket}"


class ApplicationImport(models.Model):
    """One uploaded list with its row-by-row report; all of it counts or none of it."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    report = models.JSONField(default=list)
    accepted = models.BooleanField()
    imported_by = models.CharField(max_length=64)
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("import of applications")
        verbose_name_plural = _("imports of applications")
        ordering: ClassVar = ["-imported_at"]

    def __str__(self) -> str:
        return self.file_name


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


class Place(models.Model):
    """Place 1..capacity in an edition, offered to or confirmed by one application. The row itself is the cap.

    `capacity` repeats the edition's; a composite foreign key keeps the two equal (see the migration).
    """

    class State(models.TextChoices):
        OFFERED = "offered", _("offered")
        CONFIRMED = "confirmed", _("confirmed")

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="places")
    capacity = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="place")
    state = models.CharField(max_length=9, choices=State.choices, default=State.OFFERED)
    offer_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering: ClassVar = ["edition", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_place_per_number"),
            models.CheckConstraint(
                condition=Q(number__gte=1) & Q(number__lte=F("capacity")), name="place_within_capacity"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.number}"


class PlaceEvent(models.Model):
    """What happened to places, in order: offered, confirmed, declined, expired, withdrawn, no_show. Never changed."""

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="place_events")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="place_events")
    number = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=12)
    reason = models.CharField(max_length=40, blank=True)
    run = models.ForeignKey(SelectionRun, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("event of a place")
        verbose_name_plural = _("events of places")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.event}"


guards.register(
    guards.append_only("admissions_selectionrun"),
    guards.append_only("admissions_placeevent"),
)
