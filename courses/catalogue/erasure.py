"""What the catalogue holds of a person: appointments to steering groups, and offers written for a country."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.people.api import Fate, Item, Part, Person, of_account, of_person, takes_part
from courses.catalogue.models import HostOffer, SteeringAppointment


def hinders(person: Person, on: date) -> list[str]:
    """Nobody is in a steering group without a name."""
    running = SteeringAppointment.objects.running(on=on).filter(person=person).select_related("edition")
    words = _("An appointment to a steering group is running (%(edition)s): record its last day first.")
    return [words % {"edition": one.edition} for one in running]


def erase(person: Person) -> list[str]:
    """Both name a number already."""
    return []


takes_part(
    Part(
        app="catalogue",
        items=(
            Item(
                tables=("catalogue.steeringappointment",),
                what=gettext_lazy("Appointments to steering groups"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("An act of the Secretariat stays on record."),
                count=of_person(SteeringAppointment),
            ),
            Item(
                tables=("catalogue.hostoffer",),
                what=gettext_lazy("Offers to host, written for a country"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("It is the country’s offer; the account that sent it has no name any more."),
                count=of_account(HostOffer, "submitted_by"),
            ),
        ),
        hinders=hinders,
        erase=erase,
        nobody=("catalogue.editionevent",),
    )
)
