"""What governance holds of a person: who sat on the Board and voted by name is a public record."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.governance.models import Interest, SeatHolding, Vote
from academy.people.api import Fate, Item, Part, Person, of_person, takes_part

PUBLIC = gettext_lazy("The Board votes by name, and its minutes are a public record: they keep the name.")


def hinders(person: Person, on: date) -> list[str]:
    """A seat is left before its holder is erased, so that the Board knows that it is vacant."""
    held = SeatHolding.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), person=person).select_related("seat")
    return [_("A seat on the Board is held: %(seat)s. Record the last day first.") % {"seat": one.seat} for one in held]


def erase(person: Person) -> list[str]:
    """The record takes the name over before the person loses it."""
    SeatHolding.objects.filter(person=person, name="").update(name=person.printed_name)
    return []


takes_part(
    Part(
        app="governance",
        items=(
            Item(
                tables=("governance.seatholding",),
                what=gettext_lazy("Seats held on the Governing Board, with the name"),
                fate=Fate.KEPT,
                why=PUBLIC,
                count=of_person(SeatHolding),
            ),
            Item(
                tables=("governance.vote", "governance.sitting", "governance.minutes", "governance.interest"),
                what=gettext_lazy("Votes, with the name"),
                fate=Fate.KEPT,
                why=PUBLIC,
                count=of_person(Vote, "holding__person"),
            ),
            Item(
                tables=("governance.interest",),
                what=gettext_lazy("Declarations of interest, with the name"),
                fate=Fate.KEPT,
                why=PUBLIC,
                count=of_person(Interest, "holding__person"),
            ),
        ),
        hinders=hinders,
        erase=erase,
        nobody=(
            "governance.ectsgrant",
            "governance.partner",
            "governance.proposal",
            "governance.requirement",
            "governance.validation",
        ),
    )
)
