"""Programme of sessions. Attendance and confirmations become facts; imports keep their report."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib.bilingual import in_language


class Session(models.Model):
    """A timed part of a seminar. Only contact sessions count for attendance."""

    module = models.ForeignKey("catalogue.Module", on_delete=models.CASCADE, related_name="sessions")
    key = models.SlugField(max_length=60)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_contact = models.BooleanField(default=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering: ClassVar = ["starts_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["module", "key"], name="one_session_per_key"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_start"),
        ]

    def __str__(self) -> str:
        return in_language(self, "title")

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class AttendanceImport(models.Model):
    """One uploaded list with its row-by-row report; all of it counts or none of it."""

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="attendance_imports")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    report = models.JSONField(default=list)
    accepted = models.BooleanField()
    imported_by = models.CharField(max_length=64)
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attendance import")
        verbose_name_plural = _("attendance imports")
        ordering: ClassVar = ["-imported_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "sha256"], condition=Q(accepted=True), name="one_attendance_import_per_file"
            )
        ]

    def __str__(self) -> str:
        return self.file_name
