"""A person asks to be erased, and is. Source: GDPR, Articles 12 and 17."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class ErasureRequest(models.Model):
    """Somebody asks to be erased: taken back, refused with a reason, or done. One waits at a time.

    due_on: a month after it was made (Article 12, paragraph 3). until: of a refusal, the day from which it may be asked
    again with effect.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("waits for an answer")
        WITHDRAWN = "withdrawn", _("taken back")
        REFUSED = "refused", _("refused")
        DONE = "done", _("done")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="erasure_requests")
    words = models.TextField(blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    answer = models.TextField(blank=True)
    until = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("request for erasure")
        verbose_name_plural = _("requests for erasure")
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(state="asked"), name="one_waiting_erasure_request"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(answer=""), name="refused_erasure_says_why"),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None) | (~Q(state="asked") & Q(answered_at__isnull=False)),
                name="erasure_request_answered_with_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"


class Erasure(models.Model):
    """That a person was erased, when, by whom and on what ground; never of whom it was. Never changed."""

    class Ground(models.TextChoices):
        REQUEST = "request", _("at the person’s request")
        RETENTION = "retention", _("the time for which it is kept has ended")
        OTHER = "other", _("another reason, in words")

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="erasure")
    ground = models.CharField(max_length=9, choices=Ground.choices)
    words = models.TextField(blank=True)
    erased_at = models.DateTimeField()
    erased_by = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(ground="other") | ~Q(words=""), name="another_ground_is_said_in_words"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.ground}"


guards.register(
    guards.append_only("people_erasure"),
    guards.Guard(
        name="who_is_erased_stays_erased",
        table="people_person",
        events=("UPDATE",),
        columns=("erased_at",),
        when="OLD.erased_at IS NOT NULL AND NEW.erased_at IS NULL",
        message="Who was erased stays erased",
    ),
)
