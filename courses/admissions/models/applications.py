"""Applications, and the lists by which they come in."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.admissions.models.calls import Call


class Application(models.Model):
    """One person's application to one call, with how it was screened.

    answers: what the call asks beyond the columns, by key (see domain/form.py); sensitive answers are kept apart.
    """

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
        PLACES_REMAIN = "places_remain", _("if places remain")

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
    language = models.CharField(max_length=2, blank=True)  # in which it was written
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField(null=True, blank=True)
    is_consultant = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering: ClassVar = ["call", "country", "pk"]
        indexes: ClassVar = [models.Index(fields=["call", "country"])]
        constraints: ClassVar = [
            # A list may bring the same person twice, and screening marks the earlier one; a form never does.
            models.UniqueConstraint(
                fields=["call", "person"],
                condition=Q(source="form") & ~Q(state="withdrawn"),
                name="one_application_by_form",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket}"


class RestrictedAnswers(models.Model):
    """What an applicant needs in order to take part: read by who prepares the event, erased after it."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="restricted")
    answers = models.JSONField(default=dict)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("restricted answers")
        verbose_name_plural = _("restricted answers")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(erased_at=None) | Q(answers={}), name="erased_answers_are_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}"


class ApplicationFile(models.Model):
    """A document of an application, in the private storage; the latest of its kind counts."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="files")
    kind = models.SlugField(max_length=20)  # cv, nomination_letter
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("document of an application")
        verbose_name_plural = _("documents of applications")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "kind"], name="one_document_per_kind"),
        ]

    def __str__(self) -> str:
        return self.file_name


class ChangeRequest(models.Model):
    """After the deadline a change is asked for; the Secretariat answers, with words."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="change_requests")
    question = models.SlugField(max_length=40)
    value = models.TextField()
    why = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("request for a change")
        verbose_name_plural = _("requests for changes")
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None) | (~Q(state="asked") & Q(answered_at__isnull=False)),
                name="change_request_answered_with_its_time",
            ),
            models.UniqueConstraint(
                fields=["application", "question"], condition=Q(state="asked"), name="one_open_change_per_question"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.question} {self.state}"


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
