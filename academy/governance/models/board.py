"""Who sits on the Governing Board, how it votes, and which institutions are partners."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class Seat(models.Model):
    """A seat on the Governing Board: three Correspondents, one partner. Source: P-PG (2020) 10, Academy, item 9."""

    class Kind(models.TextChoices):
        PERMANENT_CORRESPONDENT = "pc", _("Permanent Correspondent")
        PARTNER = "partner", _("representative of the partner institutions")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()
    # The Board's recorded choice, for an academic seat beyond the one that the text names.
    decision = models.ForeignKey(
        "governance.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "number"], name="one_seat_per_number")]

    def __str__(self) -> str:
        return capfirst(f"{self.get_kind_display()} {self.number}")


class SeatHolding(models.Model):
    """Who sits on a seat (or is deputy for it), from a day to a day.

    name: of a holder who was erased since; votes and minutes by name are a public record, and keep it.
    """

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="seats")
    name = models.CharField(max_length=200, blank=True, default="")
    # Whom the holder of a seat of the partner institutions represents.
    institution = models.ForeignKey(
        "people.Institution", on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    is_deputy = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("seat holding")
        verbose_name_plural = _("seat holdings")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seat", "is_deputy"], condition=Q(ends_on__isnull=True), name="one_open_holder_per_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat} {self.starts_on}"

    @property
    def who(self) -> str:
        return self.name or self.person.printed_name


class RulesOfProcedure(models.Model):
    """How the Board votes: its own decision, never the program's; the text sets no quorum and no majority."""

    class Majority(models.TextChoices):
        SIMPLE = "simple", _("more votes for than against")
        TWO_THIRDS = "two_thirds", _("two thirds of the votes for and against")
        ALL = "all", _("no vote against")

    decision = models.OneToOneField("governance.Decision", on_delete=models.PROTECT, related_name="rules_of_procedure")
    quorum = models.PositiveSmallIntegerField()
    majority = models.CharField(max_length=10, choices=Majority.choices)
    applies_from = models.DateField()
    # Who presides, if the Board has said so: the text names no chair.
    chair = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="chaired")
    chair_breaks_ties = models.BooleanField(default=False)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("rules of procedure")
        verbose_name_plural = _("rules of procedure")
        ordering: ClassVar = ["applies_from", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(quorum__gte=1), name="a_quorum_is_somebody")]

    def __str__(self) -> str:
        return f"{self.quorum}, {self.get_majority_display()}"


class Partner(models.Model):
    """A partner institution of the Academy, with the state of the partnership. The text names two as 'envisaged'."""

    class State(models.TextChoices):
        ENVISAGED = "envisaged", _("envisaged")
        PARTICIPATING = "participating", _("participating")
        ENDED = "ended", _("ended")

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="partnerships")
    state = models.CharField(max_length=13, choices=State.choices)
    since = models.DateField()
    source = models.CharField(max_length=200)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["institution", "state", "since"], name="one_partner_state_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.institution} ({self.get_state_display()})"
