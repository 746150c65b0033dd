"""What is held of a person in letters."""

from django.utils.translation import gettext_lazy as _

from academy.notifications.models import Letter
from academy.notifications.operations import forget_letters
from academy.people.api import Fate, Item, Part, Person, of_person, takes_part


def erase(person: Person) -> list[str]:
    """The last letter, written a moment ago, belongs to nobody: it is still sent."""
    forget_letters(person=person)
    return []


takes_part(
    Part(
        app="notifications",
        items=(
            Item(
                tables=("notifications.letter", "jobs.job"),
                what=_("Letters and messages, and what is noted of their sending"),
                fate=Fate.ERASED,
                count=of_person(Letter),
            ),
        ),
        erase=erase,
    )
)
