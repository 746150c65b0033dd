"""An edition as the Secretariat sees it: who is complete and why, with requests for recognition and appeals beside."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from academy.people.api import Person
from academy.portal.statement.sheet import figure, table_csv
from certificates import api as certificates_api
from certificates.api import RecognitionRequest
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from credits import api as credits_api
from credits.api import Appeal, ComponentStatus


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """One participant in one component."""

    person: Person
    status: ComponentStatus
    request: RecognitionRequest | None
    appeals: list[Appeal]


def tables_of(edition: Edition) -> list[tuple[str, list[Somebody]]]:
    """By component, everybody enrolled, in the order of names; a constant number of statements."""
    people = {enrolment.person.uid: enrolment.person for enrolment in learning_api.enrolled(edition)}
    requests = certificates_api.latest_requests(edition)
    appeals: dict[tuple[int, str], list[Appeal]] = defaultdict(list)
    for appeal in credits_api.appeals().filter(edition=edition):
        appeals[appeal.person_id, appeal.component].append(appeal)

    def somebody(uid: UUID, component: str, status: ComponentStatus) -> Somebody:
        key = people[uid].pk, component
        return Somebody(person=people[uid], status=status, request=requests.get(key), appeals=appeals.get(key, []))

    return [
        (
            component,
            [
                somebody(uid, component, status)
                for uid, status in credits_api.statuses(edition=edition, component=component).items()
            ],
        )
        for component in credits_api.components_of(edition)
    ]


def edition_csv(edition: Edition) -> bytes:
    """One row per participant and component; formula-safe."""
    head = (
        "edition", "component", "participant", "name", "country", "credits_held", "credits_counted", "required",
        "level_reached", "missing", "recognition", "open_appeals",
    )  # fmt: skip
    rows = [
        (
            edition.key,
            component,
            one.person.uid,
            one.person.printed_name,
            one.person.country_id or "",
            figure(one.status.earned),
            figure(one.status.counted),
            figure(one.status.required),
            "yes" if one.status.met else "no",
            " ".join(missing.sentence for missing in one.status.missing),
            one.request.state if one.request else "",
            sum(appeal.state == "open" for appeal in one.appeals),
        )
        for component, people in tables_of(edition)
        for one in people
    ]
    return table_csv(head, rows)
