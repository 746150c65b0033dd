"""What an institution says of a certificate after its issue: on which grounds, by two of its officers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from certificates.models.register import RegisterEntry


class ReasonClass(models.TextChoices):
    """On which grounds a status may change: a closed list, kept with the change and never public."""

    ERROR = "error", _("an error in the certificate")
    NOT_ENTITLED = "not_entitled", _("the requirements were not met after all")
    FRAUD = "fraud", _("fraud or impersonation")
    KEY = "key", _("a signing key is compromised")
    INQUIRY = "inquiry", _("an inquiry is under way")
    INQUIRY_CLOSED = "inquiry_closed", _("the inquiry is closed, the certificate stands")
    REISSUED = "reissued", _("a newer version was issued")
    HOLDER = "holder", _("at the holder’s request")
    BODY = "body", _("by decision of a body of the institution")


class StatusChange(models.Model):
    """Suspended, revoked, withdrawn by one co-issuer, or restored: a fact with its date. The reason is not public."""

    class Status(models.TextChoices):
        VALID = "valid", _("valid")
        SUSPENDED = "suspended", _("suspended")
        REVOKED = "revoked", _("revoked")
        WITHDRAWN = "withdrawn", _("withdrawn by one co-issuer")
        SUPERSEDED = "superseded", _("superseded")

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="status_changes")
    status = models.CharField(max_length=10, choices=Status.choices)
    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="status_changes")
    # Empty on changes made before there was a list of permitted grounds.
    reason_class = models.CharField(max_length=14, choices=ReasonClass.choices, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=64)
    # A status change needs two people of the institution that makes it.
    confirmed_by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(by=models.F("confirmed_by")), name="two_people_change_a_status"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.status}"


class StatusRequest(models.Model):
    """One officer asks for a change of status; a second officer of the same institution confirms or refuses it."""

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="status_requests")
    status = models.CharField(max_length=10, choices=StatusChange.Status.choices)
    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="status_requests")
    reason_class = models.CharField(max_length=14, choices=ReasonClass.choices, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    requested_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="status_requests")
    requested_at = models.DateTimeField(default=timezone.now)
    is_open = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("request for a change of status")
        verbose_name_plural = _("requests for a change of status")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "institution"], condition=Q(is_open=True), name="one_open_request_per_institution"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.status}"


guards.register(
    *guards.only_words_go(StatusChange, "reason"),
)
