"""Numbered places, and what happened to them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from courses.admissions.models.applications import Application
from courses.admissions.models.runs import SelectionRun


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
    """What happened to places, in order. Never changed.

    event: offered, confirmed, declined, expired, withdrawn, no_show, or kept_free when a freed place goes on to nobody.
    reason: a stable code (domain/offers.py). words: what an officer was told or decided; channel: how she was told.
    until: the deadline of an offer.
    """

    class Channel(models.TextChoices):
        SITE = "site", _("on this site")
        TELEPHONE = "telephone", _("by telephone")
        WRITING = "writing", _("in writing")
        PERSON = "person", _("in person")
        CLOCK = "clock", _("by the deadline")

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="place_events")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="place_events")
    number = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=12)
    reason = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True, default="")
    channel = models.CharField(max_length=9, choices=Channel.choices, default=Channel.SITE)
    until = models.DateTimeField(null=True, blank=True)
    run = models.ForeignKey(SelectionRun, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("event of a place")
        verbose_name_plural = _("events of places")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.event}"


class LateAdmission(models.Model):
    """An application that joins the waiting list after the seal, by a decision with words. Never changed.

    row and country: the application and its country as a case of the selection says them, so that the pool can be
    made again byte for byte. Source: P-PG (2020) 10, P-PG/Training, item 4 (observers: ad hoc decisions).
    """

    class Kind(models.TextChoices):
        DECISION = "decision", _("late decision or appeal: competes for free places by the rule")
        LATE = "late", _("late application: after everybody who waits")
        REOPENED = "reopened", _("gave a place back, and may be offered one again")

    run = models.ForeignKey(SelectionRun, on_delete=models.PROTECT, related_name="late_admissions")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="late_admissions")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    words = models.TextField()
    row = models.JSONField()
    country = models.JSONField()
    after_event = models.ForeignKey(PlaceEvent, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("late admission")
        verbose_name_plural = _("late admissions")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(words=""), name="late_admission_says_why")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"


OF_A_CANCELLED_EDITION = (
    "EXISTS (SELECT 1 FROM catalogue_edition e WHERE e.id = NEW.edition_id AND e.state = 'cancelled')"
)
guards.register(
    *guards.only_words_go(PlaceEvent, "words"),
    # Source: P-PG (2020) 10, P-PG/Gender and P-PG/Rights, item 5: at most 8 nominated experts, consultants beside them.
    guards.Guard(
        name="place_within_cap_of_call",
        table="admissions_place",
        events=("INSERT", "UPDATE"),
        when="NEW.number > (SELECT c.cap FROM admissions_call c WHERE c.edition_id = NEW.edition_id)",
        message="The cap of the call does not allow that many nominated experts",
    ),
    guards.Guard(
        name="consultants_take_no_place",
        table="admissions_place",
        events=("INSERT", "UPDATE"),
        when=(
            "EXISTS (SELECT 1 FROM admissions_application a JOIN admissions_call c ON c.id = a.call_id "
            "WHERE a.id = NEW.application_id AND c.audience = 'expert_group' AND a.is_consultant)"
        ),
        message="A consultant takes none of the places of nominated experts",
    ),
    guards.Guard(
        name="no_place_in_a_cancelled_edition",
        table="admissions_place",
        events=("INSERT", "UPDATE"),
        when=OF_A_CANCELLED_EDITION,
        message="The edition is cancelled: no place is offered or confirmed",
    ),
    guards.Guard(
        name="no_application_to_a_cancelled_edition",
        table="admissions_application",
        events=("INSERT",),
        when=(
            "EXISTS (SELECT 1 FROM admissions_call c JOIN catalogue_edition e ON e.id = c.edition_id "
            "WHERE c.id = NEW.call_id AND e.state = 'cancelled')"
        ),
        message="The edition is cancelled: it takes no applications",
    ),
    guards.Guard(
        name="no_release_in_a_cancelled_edition",
        table="admissions_placeevent",
        events=("INSERT",),
        when=OF_A_CANCELLED_EDITION,
        message="The edition is cancelled: nothing more happens to its places",
    ),
    *guards.only_words_go(LateAdmission, "words"),
    guards.Guard(
        name="admissions_release_says_why",
        table="admissions_placeevent",
        events=("INSERT",),
        message="every release of a place records its reason",
        when=(
            "NEW.event IN ('declined', 'expired', 'withdrawn', 'no_show', 'kept_free') "
            "AND NEW.reason = '' AND NEW.words = ''"
        ),
    ),
)
