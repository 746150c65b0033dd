"""What evaluation holds of a person: that she answered, never what; and an interest in the master, by a fingerprint."""

from uuid import uuid4

from django.utils.translation import gettext_lazy

from academy.people.api import Fate, Item, Part, Person, of_person, takes_part
from courses.evaluation.models import MasterInterest, Participation
from courses.evaluation.operations import fingerprint


def erase(person: Person) -> list[str]:
    """An interest stays counted; what was wished, and the fingerprint of the address, go."""
    for one in MasterInterest.objects.filter(address_digest=fingerprint(person.email)):
        one.wishes, one.address_digest = "", uuid4().hex
        one.save(update_fields=["wishes", "address_digest"])
    return []


def _interests(person: Person) -> int:
    return MasterInterest.objects.filter(address_digest=fingerprint(person.email)).count() if person.email else 0


takes_part(
    Part(
        app="evaluation",
        items=(
            Item(
                tables=("evaluation.participation",),
                what=gettext_lazy("That surveys were answered, never what was said"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("The share of those who answered stays what it was."),
                count=of_person(Participation),
            ),
            Item(
                tables=("evaluation.masterinterest",),
                what=gettext_lazy("An interest in the master, without its words"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("Figures stay what they were."),
                count=_interests,
            ),
        ),
        erase=erase,
        nobody=("evaluation.response", "evaluation.survey"),
    )
)
