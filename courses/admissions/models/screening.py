"""Decisions of screening taken by hand, and the declarations of those who take them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from courses.admissions.models.applications import Application
from courses.admissions.models.calls import Call


class ScreeningDecision(models.Model):
    """What an officer decided on one application, when and why. Never changed: a later one counts instead."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    screening = models.CharField(max_length=16, choices=Application.Screening.choices)
    reason = models.CharField(max_length=40)
    words = models.TextField()
    duplicate_of = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="decided_duplicates"
    )
    decided_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="screening_decisions")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("screening decision")
        verbose_name_plural = _("screening decisions")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="screening_decision_says_why"),
            models.CheckConstraint(
                condition=Q(screening="duplicate", duplicate_of__isnull=False)
                | (~Q(screening="duplicate") & Q(duplicate_of=None)),
                name="screening_duplicate_names_the_other",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.screening}"


class SelectorDeclaration(models.Model):
    """Before somebody of the Secretariat decides on applications of a call: has she an interest, and in which?"""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="declarations")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="selector_declarations")
    has_interest = models.BooleanField()
    # The interest in words, and the applications it concerns: these the person does not decide on.
    words = models.TextField(blank=True)
    concerns = models.ManyToManyField(Application, blank=True, related_name="interests_declared")
    declared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("declaration of interest of a selector")
        verbose_name_plural = _("declarations of interest of selectors")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "user"], name="one_declaration_per_selector"),
            models.CheckConstraint(condition=Q(has_interest=False) | ~Q(words=""), name="interest_is_said_in_words"),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.user_id}"


guards.register(*guards.only_words_go(ScreeningDecision, "words"))
