"""What seminars hold of a person beyond facts: remarks on lists of attendance."""

from django.utils.translation import gettext_lazy

from academy.lib.forgetting import forget_in_reports, reports_that_mention
from academy.people import api as people_api
from academy.people.api import Fate, Item, Part, Person, takes_part
from courses.seminars.models import AttendanceImport


def erase(person: Person) -> list[str]:
    forget_in_reports(AttendanceImport, people_api.names_of(person))
    return []


takes_part(
    Part(
        app="seminars",
        items=(
            Item(
                tables=("seminars.attendanceimport",),
                what=gettext_lazy("Remarks on lists of attendance that name the person"),
                fate=Fate.ERASED,
                count=lambda person: len(reports_that_mention(AttendanceImport, people_api.names_of(person))),
            ),
        ),
        erase=erase,
    )
)
