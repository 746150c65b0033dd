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


OF_A_CANCELLED_EDITION = (
    "EXISTS (SELECT 1 FROM catalogue_edition e WHERE e.id = NEW.edition_id AND e.state = 'cancelled')"
)
guards.register(
    guards.append_only("admissions_placeevent"),
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
)
