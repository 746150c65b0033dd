"""What tests hold of a person: which answers were chosen, never a sentence of hers."""

from django.utils.translation import gettext_lazy

from academy.people.api import Fate, Item, Part, Person, of_person, takes_part
from courses.assessment.models import AnswerSaved, Attempt


def erase(person: Person) -> list[str]:
    """Every kind of question is answered by choosing: nothing of it names anybody."""
    return []


takes_part(
    Part(
        app="assessment",
        items=(
            Item(
                tables=("assessment.attempt",),
                what=gettext_lazy("Attempts at tests"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("A result that gave credits has to be explained, and questions are judged by them."),
                count=of_person(Attempt, "enrolment__person"),
            ),
            Item(
                tables=("assessment.answersaved",),
                what=gettext_lazy("Answers chosen in tests"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("A result that gave credits has to be explained, and questions are judged by them."),
                count=of_person(AnswerSaved, "attempt__enrolment__person"),
            ),
        ),
        erase=erase,
        nobody=("assessment.question",),
    )
)
