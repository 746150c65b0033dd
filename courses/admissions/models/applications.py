"""Applications, and the lists by which they come in."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.admissions.models.calls import Call


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
