"""What credits hold of a person: a ledger by number, and appeals in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.lib.forgetting import OMITTED, named_no_more
from academy.people.api import Fate, Item, Part, Person, of_number, of_person, takes_part
from credits.models import Appeal, Balance, CreditEntry, SimulatedChange


def hinders(person: Person, on: date) -> list[str]:
    """An appeal is answered, or taken back, before its words go."""
    open_ones = Appeal.objects.filter(person=person, state=Appeal.State.OPEN).select_related("edition")
    words = _("An appeal waits for its answer (%(edition)s).")
    return [words % {"edition": one.edition} for one in open_ones]


def erase(person: Person) -> list[str]:
    """What was decided stays; what was said, and the file that was sent with it, go."""
    own = Appeal.objects.filter(person=person)
    files = list(own.values_list("stored_as", flat=True))
    own.exclude(grounds="").update(grounds=OMITTED)
    own.update(reason=OMITTED, file_name="", stored_as="", file_kind="")
    return named_no_more(files, Appeal.objects.all())


takes_part(
    Part(
        app="credits",
        items=(
            Item(
                tables=("credits.creditentry", "credits.balance"),
                what=gettext_lazy("Lines of the ledger of credits"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("The ledger knows a number and no name; it only grows, and certificates rest on it."),
                count=of_number(CreditEntry),
            ),
            Item(
                tables=("credits.balance",),
                what=gettext_lazy("Balances of credits"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("They are the sums of the ledger."),
                count=of_number(Balance),
            ),
            Item(
                tables=("credits.simulatedchange",),
                what=gettext_lazy("What a draft resolution would have changed"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("Figures stay what they were."),
                count=of_number(SimulatedChange),
            ),
            Item(
                tables=("credits.appeal",),
                what=gettext_lazy("Appeals, without their words and files"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("A line of the ledger that an appeal has changed has to be explained."),
                count=of_person(Appeal),
            ),
        ),
        hinders=hinders,
        erase=erase,
        nobody=("credits.simulation",),
    )
)
