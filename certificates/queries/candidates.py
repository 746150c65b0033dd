"""Who can be put on a list of an edition; and who is complete and left aside, with the reason."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from academy.people.api import Person
from certificates.models import CurrentCertificate, OpenLine, RecognitionRequest
from certificates.queries.holds import open_holds
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from credits import api as credits_api
from credits.api import ComponentStatus

State = RecognitionRequest.State


@dataclass(frozen=True, kw_only=True)
class Candidate:
    person: Person
    status: ComponentStatus


@dataclass(frozen=True, kw_only=True)
class Aside:
    """Somebody who is complete and cannot be listed. why: in words."""

    person: Person
    why: str


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Everybody who is complete, in one of two lists, by name."""

    ready: list[Candidate]
    aside: list[Aside]


def candidates(edition: Edition, component: str) -> Candidates:
    """By what the engine says now, in a number of statements that does not grow with the people."""
    statuses = credits_api.statuses(edition=edition, component=component)
    complete = [one.person for one in learning_api.enrolled(edition) if statuses[one.person.uid].complete]
    reasons = _reasons(edition, component)
    return Candidates(
        ready=[Candidate(person=one, status=statuses[one.uid]) for one in complete if one.uid not in reasons],
        aside=[Aside(person=one, why=reasons[one.uid]) for one in complete if one.uid in reasons],
    )


def _reasons(edition: Edition, component: str) -> dict[UUID, str]:
    """The strongest reason of each."""
    return (
        _closed(edition, component)
        | _held(edition, component)
        | _certified(edition, component)
        | _under_way(edition, component)
    )


def _closed(edition: Edition, component: str) -> dict[UUID, str]:
    """A refusal has grounds and lasts, and nobody is listed who does not want to be."""
    words = {
        State.REFUSED: _("refused with grounds, until the person asks again or the Secretariat proposes the name"),
        State.WITHDRAWN: _("took the request back, until the person asks again or the Secretariat proposes the name"),
    }
    rows = RecognitionRequest.objects.filter(edition=edition, component=component).order_by("asked_at", "pk")
    newest = dict(rows.values_list("person__uid", "state"))
    return {uid: words[State(state)] for uid, state in newest.items() if state in words}


def _held(edition: Edition, component: str) -> dict[UUID, str]:
    words = _("%(institution)s holds the name back until %(day)s; settled by: %(settler)s")
    rows = open_holds().filter(release__edition=edition, release__component=component)
    return {
        line.person.uid: words
        % {
            "institution": line.held_by,
            "day": date_format(line.held_until, "j F Y") if line.held_until else "",
            "settler": line.settler_words,
        }
        for line in rows
    }


def _certified(edition: Edition, component: str) -> dict[UUID, str]:
    words = _("holds the certificate %(number)s already")
    rows = CurrentCertificate.objects.filter(edition=edition, component=component)
    return {uid: words % {"number": number} for uid, number in rows.values_list("person_uid", "entry__number")}


def _under_way(edition: Edition, component: str) -> dict[UUID, str]:
    words = _("stands on the list of %(day)s, which is under way")
    rows = OpenLine.objects.filter(edition=edition, component=component)
    return {
        uid: words % {"day": date_format(timezone.localdate(at), "j F Y")}
        for uid, at in rows.values_list("person_uid", "line__release__proposed_at")
    }
