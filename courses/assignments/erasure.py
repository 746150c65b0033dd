"""What assignments hold of a person: her works, and what markers wrote of them."""

from django.utils.translation import gettext_lazy

from academy.lib.forgetting import OMITTED, named_no_more
from academy.people.api import Fate, Item, Part, Person, of_account, of_person, takes_part
from courses.assignments.models import Mark, Submission


def erase(person: Person) -> list[str]:
    """The work and what was written of it go; that there was one, and its marks, stays."""
    own = Submission.objects.filter(enrolment__person=person)
    files = list(own.values_list("stored_as", flat=True))
    Mark.objects.filter(submission__in=own).exclude(feedback="").update(feedback=OMITTED)
    own.update(file_name=OMITTED, stored_as="", sha256="", size=0)
    return named_no_more(files, Submission.objects.all())


takes_part(
    Part(
        app="assignments",
        items=(
            Item(
                tables=("assignments.submission",),
                what=gettext_lazy("Works handed in, with their files"),
                fate=Fate.ERASED,
                count=of_person(Submission, "enrolment__person"),
            ),
            Item(
                tables=("assignments.mark",),
                what=gettext_lazy("Marks, without what the marker wrote"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("Credits rest on them."),
                count=of_person(Mark, "submission__enrolment__person"),
            ),
            Item(
                tables=("assignments.mark",),
                what=gettext_lazy("Marks given to others"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("A mark stays with the work; the account that gave it has no name any more."),
                count=of_account(Mark, "marker"),
            ),
        ),
        erase=erase,
        nobody=("assignments.criterion",),
    )
)
