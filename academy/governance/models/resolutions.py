"""Resolutions of the Governing Board: sittings, votes by name, interests, proposals from outside."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Sitting(models.Model):
    """A meeting of the Board, or a written procedure: votes are cast between its two times; its minutes are kept."""

    class Procedure(models.TextChoices):
        MEETING = "meeting", _("meeting")
        WRITTEN = "written", _("written procedure")

    number = models.CharField(max_length=20, unique=True)
    procedure = models.CharField(max_length=8, choices=Procedure.choices)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    # When who presides opened the vote; empty: nothing can be voted yet.
    opened_at = models.DateTimeField(null=True, blank=True)
    # The rules of procedure under which it was opened: rules recorded later change neither the vote nor its papers.
    rules = models.ForeignKey(
        "governance.RulesOfProcedure", on_delete=models.PROTECT, null=True, blank=True, related_name="sittings"
    )
    # Who was there, as noted for the minutes; who voted was there in any case.
    attended = models.ManyToManyField("governance.SeatHolding", blank=True, related_name="sittings")
    minutes_fr = models.TextField(blank=True)
    minutes_en = models.TextField(blank=True)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("sitting of the Board")
        verbose_name_plural = _("sittings of the Board")
        ordering: ClassVar = ["-opens_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="sitting_closes_after_opening")
        ]

    def __str__(self) -> str:
        return self.number


class Minutes(models.Model):
    """The minutes of a sitting as they were written once: what is written later stands beside it, never over it."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    present = models.TextField(blank=True)  # who was noted as present, in words
    minutes_fr = models.TextField(blank=True)
    minutes_en = models.TextField(blank=True)
    written_by = models.CharField(max_length=64, blank=True)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("minutes of a sitting")
        verbose_name_plural = _("minutes of sittings")
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sitting", "number"], name="one_text_per_number")]

    def __str__(self) -> str:
        return f"{self.sitting} {self.number}"


class Resolution(models.Model):
    """A decision of the Governing Board. `applies_*`: dates of activities it governs; `in_force_*`: when it is law."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        TABLED = "tabled", _("tabled")
        ADOPTED = "adopted", _("adopted")
        REJECTED = "rejected", _("rejected")

    class Transition(models.TextChoices):
        BY_ACTIVITY = "by_activity", _("each activity is governed by the law of its date")
        KEEP_ENROLLED = "keep_enrolled", _("who was enrolled before stays under the earlier resolution")

    number = models.CharField(max_length=20, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    text_fr = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    tabled_at = models.DateTimeField(null=True, blank=True)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, null=True, blank=True, related_name="resolutions")
    # When the votes were counted, whatever the outcome.
    decided_at = models.DateTimeField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    applies_from = models.DateField()
    applies_to = models.DateField()
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    # What becomes of people who were enrolled before it applies.
    transition = models.CharField(max_length=16, choices=Transition.choices, default=Transition.BY_ACTIVITY)
    # Days within which a contested entry is answered; empty: the Board has not said.
    answer_days = models.PositiveSmallIntegerField(null=True, blank=True)
    # How last year's evaluations, conclusions and participants' needs were taken into account.
    # Source: P-PG (2020) 10, P-PG/Training, item 4; P-PG/Academy, item 4.
    considered_fr = models.TextField(blank=True)
    considered_en = models.TextField(blank=True)
    # The Permanent Correspondents' endorsement of its list of topics and activities; credit values need none.
    endorsement = models.ForeignKey(
        "governance.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="endorsed"
    )
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering: ClassVar = ["-applies_from", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(applies_to__gte=F("applies_from")), name="resolution_applies_in_order"),
            models.CheckConstraint(
                condition=~Q(state="adopted") | Q(adopted_on__isnull=False), name="adopted_resolution_has_date"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def governs(self, day: date) -> bool:
        """True when this adopted resolution applies to an activity of `day`."""
        return self.state == self.State.ADOPTED and self.applies_from <= day <= self.applies_to


class Interest(models.Model):
    """A seat declares an interest in a resolution; who recuses does not vote on it."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="interests")
    seat = models.ForeignKey("governance.Seat", on_delete=models.PROTECT, related_name="interests")
    holding = models.ForeignKey("governance.SeatHolding", on_delete=models.PROTECT, related_name="interests")
    text = models.TextField()
    recuses = models.BooleanField()
    declared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("declaration of interest")
        verbose_name_plural = _("declarations of interest")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resolution", "seat"], name="one_interest_per_seat"),
            models.CheckConstraint(condition=~Q(text=""), name="an_interest_is_said"),
        ]

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.seat_id}"


class Vote(models.Model):
    """One seat's vote on one resolution, cast by who held it that day."""

    class Choice(models.TextChoices):
        FOR = "for", _("for")
        AGAINST = "against", _("against")
        ABSTAIN = "abstain", _("abstention")

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey("governance.Seat", on_delete=models.PROTECT, related_name="votes")
    holding = models.ForeignKey("governance.SeatHolding", on_delete=models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=8, choices=Choice.choices)
    cast_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints: ClassVar = [models.UniqueConstraint(fields=["resolution", "seat"], name="one_vote_per_seat")]

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.seat_id} {self.choice}"


class Proposal(models.Model):
    """What somebody outside the Board proposes for a list: a network's committee, a country that offers to host.

    Source: P-PG (2020) 10, P-PG/Med, item 6; P-PG/SEE, item 5.
    """

    class Kind(models.TextChoices):
        NETWORK = "network", _("committee of a network")
        HOST = "host", _("offer of a host country")
        OTHER = "other", _("other")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    mandate = models.ForeignKey("governance.Mandate", on_delete=models.PROTECT, related_name="proposals")
    country = models.ForeignKey(
        "people.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    title = models.CharField(max_length=200)
    text = models.TextField()
    reached_by = models.CharField(max_length=200, blank=True)  # e.g. "by consensus of the steering committee"
    venue = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    submitted_by = models.CharField(max_length=64)
    submitted_at = models.DateTimeField(default=timezone.now)
    attached_to = models.ManyToManyField(Resolution, blank=True, related_name="proposals")

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering: ClassVar = ["-submitted_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(kind="host") | Q(country__isnull=False), name="a_host_is_a_country"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="proposal_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title
