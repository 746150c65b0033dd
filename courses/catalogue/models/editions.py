"""Programmes (Components I to III), activities, editions and their modules, and how many places an edition may have."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from academy.governance import api as governance_api
from academy.lib import guards
from academy.lib.bilingual import in_language


class Activity(models.Model):
    """Something of the work programme that is run in editions, under a mandate. Designating it is the Board's."""

    Kind = governance_api.ActivityKind

    key = models.SlugField(max_length=60, unique=True)
    mandate = models.ForeignKey("governance.Mandate", on_delete=models.PROTECT, related_name="activities")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def __str__(self) -> str:
        return in_language(self, "title")


class PlaceLimit(models.Model):
    """The greatest number of places that a mandate allows an edition. Only a renewed mandate adds another row."""

    provision = models.OneToOneField("governance.Provision", on_delete=models.PROTECT, related_name="place_limit")
    maximum = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("limit of places")
        verbose_name_plural = _("limits of places")

    def __str__(self) -> str:
        return str(self.maximum)


class Edition(models.Model):
    """One year's run of an activity."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    key = models.SlugField(max_length=60, unique=True)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="editions")
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    theme_fr = models.CharField(max_length=200, blank=True)
    theme_en = models.CharField(max_length=200, blank=True)
    # Who holds it: for a designated activity of another mandate, often not the Academy itself.
    host = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=120, blank=True)
    country = models.ForeignKey(
        "people.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="editions"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    # The version of the course that is run; its modules count where the Board has adopted it.
    course_version = models.CharField(max_length=20, default="1")
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)  # None: no places are numbered
    limit = models.ForeignKey(PlaceLimit, on_delete=models.PROTECT, null=True, blank=True, related_name="editions")
    yearly_decision = models.ForeignKey(
        "governance.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="editions_of_year"
    )
    topic_decision = models.ForeignKey(
        "governance.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="editions_of_topic"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering: ClassVar = ["-starts_on"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="edition_ends_after_start"),
            models.UniqueConstraint(fields=["id", "capacity"], name="edition_id_and_capacity"),
        ]

    def __str__(self) -> str:
        return in_language(self, "title")

    @property
    def is_open(self) -> bool:
        """Calls, offers and facts belong to an edition that is open; a postponed one stays open on its new days."""
        return self.state in {self.State.OPEN, self.State.POSTPONED}

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED


class Module(models.Model):
    """A numbered part of an edition. `content_key` names the distance module whose pages live in the content system."""

    class Kind(models.TextChoices):
        RESIDENTIAL = "residential", _("residential seminar")
        DISTANCE = "distance", _("distance module")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="modules")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    content_key = models.SlugField(max_length=60, blank=True)  # e.g. "m-intro"
    starts_on = models.DateField()
    ends_on = models.DateField()
    notional_hours = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering: ClassVar = ["edition", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_module_per_number"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="module_ends_after_start"),
        ]

    def __str__(self) -> str:
        return in_language(self, "title")


# The greatest number of places that an activity's own mandate says, or its renewal.
_OF_TRAINING = (
    "SELECT 1 FROM catalogue_placelimit p JOIN governance_provision v ON v.id = p.provision_id "
    "WHERE v.key = 'max_places' AND v.component = '' AND "
)
_NEW_LACKS_LIMIT = (
    "EXISTS (SELECT 1 FROM catalogue_activity a WHERE a.id = NEW.activity_id AND a.kind = 'executive_training' "  # noqa: S608 - ours
    f"AND NOT EXISTS ({_OF_TRAINING} p.id = NEW.limit_id AND v.mandate_id = a.mandate_id))"
)
_SOME_LACKS_LIMIT = (
    "NEW.kind = 'executive_training' AND EXISTS (SELECT 1 FROM catalogue_edition e WHERE e.activity_id = NEW.id "  # noqa: S608 - ours
    f"AND NOT EXISTS ({_OF_TRAINING} p.id = e.limit_id AND v.mandate_id = NEW.mandate_id))"
)

guards.register(
    guards.Guard(
        name="designation_under_its_mandate",
        table="governance_designatedactivity",
        events=("INSERT", "UPDATE"),
        when=(
            "EXISTS (SELECT 1 FROM catalogue_activity a "
            "WHERE a.key = NEW.activity_key AND a.mandate_id <> NEW.mandate_id)"
        ),
        message="This activity belongs to another mandate",
    ),
    guards.append_only("catalogue_placelimit"),
    guards.Guard(
        name="edition_within_limit",
        table="catalogue_edition",
        events=("INSERT", "UPDATE"),
        when=(
            "NEW.limit_id IS NOT NULL AND (NEW.capacity IS NULL OR "
            "NEW.capacity > (SELECT maximum FROM catalogue_placelimit p WHERE p.id = NEW.limit_id))"
        ),
        message="The mandate does not allow that many places",
    ),
    # With no limit the guard above would have nothing to compare. Source: P-PG/Training, item 5.
    guards.Guard(
        name="training_carries_its_limit",
        table="catalogue_edition",
        events=("INSERT", "UPDATE"),
        when=_NEW_LACKS_LIMIT,
        message="An Executive Training carries the limit of places of its mandate",
    ),
    guards.Guard(
        name="activity_becomes_training_with_limits",
        table="catalogue_activity",
        events=("UPDATE",),
        columns=("kind", "mandate_id"),
        when=_SOME_LACKS_LIMIT,
        message="Editions of this activity do not carry the limit of places of an Executive Training",
    ),
    guards.Guard(
        name="limit_is_what_the_mandate_says",
        table="catalogue_placelimit",
        events=("INSERT",),
        when=(
            "NOT EXISTS (SELECT 1 FROM governance_provision v WHERE v.id = NEW.provision_id AND v.key = 'max_places' "
            "AND v.number = NEW.maximum)"
        ),
        message="The limit of places is the number that the mandate says",
    ),
    # What the Permanent Correspondents and the Secretariat decide first. Source: P-PG/Training, items 4 and 5.
    guards.Guard(
        name="training_opens_on_decisions",
        table="catalogue_edition",
        events=("INSERT", "UPDATE"),
        when=(
            "NEW.state = 'open' AND (NEW.yearly_decision_id IS NULL OR NEW.topic_decision_id IS NULL) AND EXISTS "
            "(SELECT 1 FROM catalogue_activity a WHERE a.id = NEW.activity_id AND a.kind = 'executive_training')"
        ),
        message="An Executive Training opens with the yearly decision and the decision on its topic",
    ),
    guards.Guard(
        name="training_opens_with_its_steering_group",
        table="catalogue_edition",
        events=("UPDATE",),
        columns=("state",),
        when=(
            "NEW.state = 'open' AND OLD.state = 'planned' AND EXISTS "
            "(SELECT 1 FROM catalogue_activity a WHERE a.id = NEW.activity_id AND a.kind = 'executive_training') "
            "AND NOT EXISTS (SELECT 1 FROM catalogue_steeringappointment s WHERE s.edition_id = NEW.id "
            "AND (s.ends_on IS NULL OR s.ends_on >= NEW.starts_on))"
        ),
        message="An Executive Training opens once its steering group is appointed",
    ),
    guards.Guard(
        name="cancelled_edition_stays_cancelled",
        table="catalogue_edition",
        events=("UPDATE",),
        columns=("state",),
        when="OLD.state = 'cancelled' AND NEW.state <> 'cancelled'",
        message="A cancelled edition stays cancelled: plan another one",
    ),
)
