"""Who signs for an institution, and with which logo: dated rows, so that a certificate shows those of its own day."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class Signatory(models.Model):
    """Somebody who signs certificates for an institution in these days. An institution has one at a time.

    picture: SHA-256 (hex) of the signature as a picture, "" where none is printed.
    """

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="signatories")
    name = models.CharField(max_length=120)
    office_fr = models.CharField(max_length=160)
    office_en = models.CharField(max_length=160)
    picture = models.CharField(max_length=64, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_by = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering: ClassVar = ["institution", "-starts_on"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="a_signatory_has_days"
            ),
            models.UniqueConstraint(fields=["institution", "starts_on"], name="one_signatory_begins_on_a_day"),
            models.UniqueConstraint(
                fields=["institution"], condition=Q(ends_on__isnull=True), name="one_open_signatory"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Logo(models.Model):
    """The logo of an institution in these days, one at a time. picture: SHA-256 (hex)."""

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="logos")
    picture = models.CharField(max_length=64)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_by = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logos")
        ordering: ClassVar = ["institution", "-starts_on"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="a_logo_has_days"
            ),
            models.CheckConstraint(condition=~Q(picture=""), name="a_logo_has_a_picture"),
            models.UniqueConstraint(fields=["institution", "starts_on"], name="one_logo_begins_on_a_day"),
            models.UniqueConstraint(fields=["institution"], condition=Q(ends_on__isnull=True), name="one_open_logo"),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.starts_on}"


def _one_at_a_time(table: str, word: str, fixed: tuple[str, ...]) -> list[guards.Guard]:
    """Days of an institution's rows never meet, and what a row says never changes: only its end may be set."""
    meets = (
        f"EXISTS (SELECT 1 FROM {table} o WHERE o.institution_id = NEW.institution_id{{other}} "  # noqa: S608 - ours
        "AND o.starts_on <= COALESCE(NEW.ends_on, '9999-12-31') AND NEW.starts_on <= COALESCE(o.ends_on, '9999-12-31'))"
    )
    message = f"An institution has one {word} at a time"
    # Before an insert, SQLite does not know the row's own number yet.
    return [
        guards.Guard(
            name=f"one_{word}_at_a_time", table=table, events=("INSERT",), when=meets.format(other=""), message=message
        ),
        guards.Guard(
            name=f"one_{word}_at_a_time_still", table=table, events=("UPDATE",),
            when=meets.format(other=" AND o.id <> NEW.id"), message=message,
        ),
        guards.Guard(
            name=f"{word}_stays_as_recorded", table=table, events=("UPDATE",), columns=fixed,
            message=f"A {word} stays as recorded: end it and record another",
        ),
        guards.Guard(
            name=f"{word}_stays", table=table, events=("DELETE",), also_truncate=True,
            message=f"A {word} is ended, never deleted: certificates show it",
        ),
    ]  # fmt: skip


_ROW = ("institution_id", "picture", "starts_on", "recorded_by", "recorded_at")
guards.register(
    *_one_at_a_time("certificates_signatory", "signatory", ("name", "office_fr", "office_en", *_ROW)),
    *_one_at_a_time("certificates_logo", "logo", _ROW),
)
