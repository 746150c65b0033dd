"""What learning holds of a person. Facts know a number only: credits rest on them."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.lib.forgetting import forget_in_reports, reports_that_mention
from academy.people import api as people_api
from academy.people.api import Fate, Item, Part, Person, of_number, of_person, takes_part
from courses.learning.models import Enrolment, ExternalAward, Fact, LessonProgress, ParticipantsImport, ResultsImport

IMPORTS = (ParticipantsImport, ResultsImport)
REST = gettext_lazy("Credits, certificates and figures rest on it.")


def hinders(person: Person, on: date) -> list[str]:
    """Who takes part in something that goes on is somebody."""
    running = Enrolment.objects.filter(person=person, state=Enrolment.State.ACTIVE, edition__ends_on__gte=on)
    running = running.exclude(edition__state="cancelled").select_related("edition")
    words = _("This person takes part in an edition that has not ended (%(edition)s).")
    return [words % {"edition": one.edition} for one in running]


def erase(person: Person) -> list[str]:
    LessonProgress.objects.filter(enrolment__person=person).delete()
    for one in IMPORTS:
        forget_in_reports(one, people_api.names_of(person))
    return []


def _mentioned(person: Person) -> int:
    return sum(len(reports_that_mention(one, people_api.names_of(person))) for one in IMPORTS)


takes_part(
    Part(
        app="learning",
        items=(
            Item(
                tables=("learning.lessonprogress",),
                what=gettext_lazy("Which lessons were read, and when"),
                fate=Fate.ERASED,
                count=of_person(LessonProgress, "enrolment__person"),
            ),
            Item(
                tables=("learning.participantsimport", "learning.resultsimport"),
                what=gettext_lazy("Remarks on lists of participants and results that name the person"),
                fate=Fate.ERASED,
                count=_mentioned,
            ),
            Item(
                tables=("learning.enrolment",),
                what=gettext_lazy("Enrolments"),
                fate=Fate.NAMELESS,
                why=REST,
                count=of_person(Enrolment),
            ),
            Item(
                tables=("learning.fact",),
                what=gettext_lazy("Facts: attendance, results, confirmations"),
                fate=Fate.NAMELESS,
                why=REST,
                count=of_number(Fact),
            ),
            Item(
                tables=("learning.externalaward",),
                what=gettext_lazy("Awards of universities that were recorded here"),
                fate=Fate.NAMELESS,
                why=REST,
                count=of_person(ExternalAward),
            ),
        ),
        hinders=hinders,
        erase=erase,
    )
)
