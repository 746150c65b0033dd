"""Requests for formal recognition, and every step of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from certificates.models.holds import HoldGround, Settler
from certificates.models.lists import Release


class RecognitionRequest(models.Model):
    """A participant at the level asks for formal recognition, or the Secretariat proposes it; every step is kept.

    Source: P-PG (2020) 10, P-PG/Academy, item 7 ("pourra obtenir").
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        LISTED = "listed", _("on a list")
        ISSUED = "issued", _("certificate issued")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="recognition_requests")
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="recognition_requests")
    component = models.CharField(max_length=3)
    asked_by = models.CharField(max_length=64)
    is_own_request = models.BooleanField()
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    grounds = models.TextField(blank=True)  # of a refusal
    release = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, blank=True, related_name="recognition_requests"
    )

    class Meta:
        verbose_name = _("request for recognition")
        verbose_name_plural = _("requests for recognition")
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "component"],
                condition=Q(state__in=["asked", "listed"]),
                name="one_open_request_per_component",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(grounds=""), name="a_refused_recognition_has_grounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.component}"


class RecognitionStep(models.Model):
    """One step of a request, with its time: asked, listed, approved by an institution, held, issued, refused."""

    request = models.ForeignKey(RecognitionRequest, on_delete=models.PROTECT, related_name="steps")
    code = models.CharField(max_length=20)
    institution = models.ForeignKey(
        "people.Institution", on_delete=models.PROTECT, null=True, blank=True, related_name="recognition_steps"
    )
    at = models.DateTimeField(default=timezone.now)
    # Of a hold: what stays readable when it is lifted.
    ground = models.CharField(max_length=9, choices=HoldGround.choices, blank=True)
    until = models.DateField(null=True, blank=True)
    settler = models.CharField(max_length=11, choices=Settler.choices, blank=True)
    body = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("step of a request")
        verbose_name_plural = _("steps of a request")
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.code


guards.register(
    guards.append_only("certificates_recognitionstep"),
)
