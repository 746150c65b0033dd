"""What an application may ask, section by section. Pure: keys and rules; the words stand with the forms.

A call says for each question that is not always asked whether it is required, optional, or not asked at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

REQUIRED, OPTIONAL, NOT_ASKED = "required", "optional", "not_asked"
COLUMN, ANSWER, RESTRICTED, FILE = "column", "answer", "restricted", "file"


@dataclass(frozen=True, kw_only=True)
class Question:
    """key: stable. always: asked in every call, and required. store: a column, an answer, a restricted answer, a file.

    usual: what a call asks of it until the Secretariat says otherwise.
    """

    key: str
    section: str
    always: bool = False
    store: str = ANSWER
    usual: str = OPTIONAL


QUESTIONS: tuple[Question, ...] = (
    Question(key="country", section="institution", always=True, store=COLUMN),
    Question(key="institution_name", section="institution", always=True, store=COLUMN),
    Question(key="institution_name_other", section="institution"),
    Question(key="institution_kind", section="institution", always=True, store=COLUMN),
    Question(key="title", section="you"),
    Question(key="phone", section="you"),
    Question(key="nationality", section="you"),
    Question(key="date_of_birth", section="you", usual=NOT_ASKED),
    # Only where the rule of a call counts by it; restricted, since nobody else needs to know.
    Question(key="gender", section="you", store=RESTRICTED, usual=NOT_ASKED),
    Question(key="position", section="work", always=True, store=COLUMN),
    Question(key="sector", section="work"),
    Question(key="years_in_field", section="work"),
    Question(key="duties", section="work"),
    Question(key="authority_name", section="nomination"),
    Question(key="authority_function", section="nomination"),
    Question(key="authority_email", section="nomination"),
    Question(key="costs_borne", section="nomination"),
    Question(key="costs_contact", section="nomination"),
    Question(key="motivation", section="motivation", always=True, store=COLUMN),
    Question(key="needs", section="motivation", always=True, store=COLUMN),
    Question(key="earlier_editions", section="motivation"),
    Question(key="level_en", section="languages"),
    Question(key="level_fr", section="languages"),
    Question(key="support_asked", section="support"),
    Question(key="support_grounds", section="support"),
    Question(key="as_consultant", section="support", usual=NOT_ASKED),
    Question(key="cv", section="documents", store=FILE),
    Question(key="nomination_letter", section="documents", store=FILE),
    Question(key="accessibility", section="taking_part", store=RESTRICTED),
    Question(key="diet", section="taking_part", store=RESTRICTED),
    Question(key="photo_consent", section="taking_part"),
    Question(key="privacy", section="privacy", always=True),
)
# How long a motivation is; none of the two is in the founding text, both are usual in Council of Europe calls.
FEWEST_WORDS, MOST_WORDS = 300, 500
BY_KEY: Mapping[str, Question] = {question.key: question for question in QUESTIONS}
# In the order of the task list.
SECTIONS: tuple[str, ...] = (
    "institution",
    "you",
    "work",
    "nomination",
    "motivation",
    "languages",
    "support",
    "documents",
    "taking_part",
    "privacy",
)
CHOSEN_BY_CALL: tuple[Question, ...] = tuple(question for question in QUESTIONS if not question.always)
DOCUMENTS: tuple[str, ...] = tuple(question.key for question in QUESTIONS if question.store == FILE)


def usual() -> dict[str, str]:
    """What a call asks until the Secretariat says otherwise."""
    return {question.key: question.usual for question in CHOSEN_BY_CALL}


def demand(question: Question, asked: Mapping[str, str]) -> str:
    """required, optional or not_asked, in a call that asks `asked`."""
    return REQUIRED if question.always else asked.get(question.key, question.usual)


def questions_of(section: str, asked: Mapping[str, str]) -> list[Question]:
    """What a section asks in this call, in order; empty when the call does not ask it at all."""
    return [one for one in QUESTIONS if one.section == section and demand(one, asked) != NOT_ASKED]


def sections(asked: Mapping[str, str]) -> list[str]:
    return [section for section in SECTIONS if questions_of(section, asked)]


def changeable(asked: Mapping[str, str]) -> list[Question]:
    """What may be changed by request after the deadline, in the order of the form: no document, no consent, and nothing
    restricted, because everybody who screens reads the request."""
    questions = [one for section in sections(asked) for one in questions_of(section, asked)]
    return [one for one in questions if one.store in (COLUMN, ANSWER) and one.key != "privacy"]


def missing(given: Mapping[str, object], asked: Mapping[str, str]) -> list[Question]:
    """The required questions that have no answer yet. given: every answer by key; "", None and False are no answer
    to a consent, but False is an answer to a question."""
    return [one for one in QUESTIONS if demand(one, asked) == REQUIRED and not _answered(one, given.get(one.key))]


def _answered(question: Question, value: object) -> bool:
    return bool(value) if question.key == "privacy" else value not in (None, "")


def words(text: str) -> int:
    """How many words a text has, as a word processor counts them."""
    return len(text.split())


def state(section: str, given: Mapping[str, object], asked: Mapping[str, str]) -> str:
    """complete, begun or to_do: how far a section is."""
    questions = questions_of(section, asked)
    if not [one for one in missing(given, asked) if one.section == section]:
        return "complete" if any(_answered(one, given.get(one.key)) for one in questions) else "to_do"
    return "begun" if any(_answered(one, given.get(one.key)) for one in questions) else "to_do"
