"""The statement over HTTP, and the credit rules of a day for anybody. Amounts are strings with two decimals."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError as FieldError
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from academy.governance import api as governance_api
from academy.governance.api import Resolution
from academy.lib.bilingual import in_language
from academy.people import api as people_api
from academy.people.api import Access, Permission, Person
from academy.portal.statement import words
from academy.portal.statement.account import Account, Part, Row, account_of
from academy.portal.statement.asked import Asked, not_in_future
from academy.portal.statement.sheet import figure
from academy.portal.statement.words import Evidence
from courses.learning.api import ExternalAward
from credits.api import Pending, Step

AMOUNT = "Academy credits, as a string with two decimals."


def _past(day: Any) -> None:
    """A day that has not come is refused with the name of its field."""
    try:
        not_in_future(day)
    except FieldError as error:
        raise serializers.ValidationError(error.messages) from error


class Days(serializers.Serializer[Any]):
    as_of = serializers.DateField(
        required=False, validators=[_past], help_text="As the Academy knew it at the end of that day; today by default."
    )
    law_on = serializers.DateField(
        required=False, validators=[_past], help_text="The day whose level and validity are asked."
    )


class Day(serializers.Serializer[Any]):
    on = serializers.DateField(required=False, help_text="The day of an activity; today where it is missing.")


class EvidenceOut(serializers.Serializer[Any]):
    fact = serializers.IntegerField()
    day = serializers.DateField(help_text="Of the activity.")
    kind = serializers.CharField()
    what = serializers.CharField()
    how_much = serializers.CharField()
    recorded_by = serializers.CharField(help_text="Name and office on that day.")
    recorded_at = serializers.DateTimeField()
    origin = serializers.CharField(help_text="Where it comes from.")


class LineOut(serializers.Serializer[Any]):
    entry = serializers.IntegerField()
    state = serializers.ChoiceField(["standing", "taken_back"])
    credits = serializers.CharField(help_text=AMOUNT)
    activity = serializers.CharField()
    activity_from = serializers.DateField()
    activity_to = serializers.DateField()
    place = serializers.CharField()
    requirement = serializers.CharField()
    asks = serializers.CharField()
    results = serializers.ListField(child=serializers.CharField())
    resolution = serializers.CharField()
    activity_date = serializers.DateField()
    recorded_at = serializers.DateTimeField()
    contact_minutes = serializers.IntegerField()
    workload_hours = serializers.IntegerField()
    ects = serializers.CharField(allow_null=True, help_text="Only where a university has granted it by a decision.")
    ects_granted_by = serializers.CharField()
    facts = serializers.ListField(child=serializers.IntegerField())
    evidence = EvidenceOut(many=True, help_text="Each of the facts, in words.")
    note = serializers.CharField()


class OpenOut(serializers.Serializer[Any]):
    """An award that is pending, or a step of the shortest way."""

    requirement = serializers.CharField()
    credits = serializers.CharField(help_text=AMOUNT)
    activity = serializers.CharField()
    activity_from = serializers.DateField()
    activity_to = serializers.DateField()
    resolution = serializers.CharField()
    why = serializers.ListField(child=serializers.CharField(), help_text="What it waits for, or what is to be done.")


class PendingOut(OpenOut):
    code = serializers.ChoiceField(["not_endorsed", "not_begun", "under_way"])


class PartOut(serializers.Serializer[Any]):
    component = serializers.ChoiceField(["I", "II", "III"])
    held = serializers.CharField(help_text=AMOUNT)
    counted = serializers.CharField(help_text=AMOUNT)
    pending = serializers.CharField(help_text=AMOUNT)
    asked_for = serializers.CharField(help_text="The level: " + AMOUNT)
    expired = serializers.CharField(help_text=AMOUNT)
    above_ceiling = serializers.CharField(help_text=AMOUNT)
    level_reached = serializers.BooleanField()
    level_resolution = serializers.CharField(allow_null=True)
    sentence = serializers.CharField()
    missing = serializers.ListField(child=serializers.DictField(child=serializers.CharField()))
    pending_lines = PendingOut(many=True, help_text="The awards of which `pending` is the sum.")
    shortest_way = OpenOut(
        many=True,
        allow_null=True,
        help_text="The fewest awards that would complete it; empty: none is asked for; null: nothing announced can.",
    )
    notes = serializers.ListField(child=serializers.CharField())
    lines = LineOut(many=True)


class AwardOut(serializers.Serializer[Any]):
    title = serializers.CharField(help_text="In the university's own words.")
    university = serializers.CharField()
    given_on = serializers.DateField()
    decision = serializers.CharField(help_text="The university's own.")
    activity = serializers.CharField()


class StatementOut(serializers.Serializer[Any]):
    participant = serializers.UUIDField()
    name = serializers.CharField()
    made_on = serializers.DateField()
    as_of = serializers.DateField(allow_null=True)
    law_on = serializers.DateField(allow_null=True)
    is_demonstration = serializers.BooleanField()
    caveats = serializers.ListField(
        child=serializers.CharField(), help_text="What of an earlier day is not kept; empty for today."
    )
    unit = serializers.CharField(help_text="What the amounts are: the Academy's own unit, no ECTS credit.")
    components = PartOut(many=True)
    awards = AwardOut(many=True, help_text="Titles that universities have given; the Academy records and issues none.")


class MyStatement(APIView):
    """The own statement."""

    access: ClassVar = Access(permissions=frozenset({Permission.CREDITS_READ_OWN}))
    throttle_scope = "signed-in"

    @extend_schema(parameters=[Days], responses=StatementOut)
    def get(self, request: Request) -> Response:
        person = people_api.person_of(request.user)
        if person is None:
            raise NotFound
        return _statement(request, person)


class SomebodysStatement(APIView):
    """Anybody's statement, for those who read all credits."""

    access: ClassVar = Access(permissions=frozenset({Permission.CREDITS_READ_ALL}))
    throttle_scope = "signed-in"

    @extend_schema(parameters=[Days], responses=StatementOut)
    def get(self, request: Request, uid: UUID) -> Response:
        return _statement(request, get_object_or_404(Person.objects.select_related("country"), uid=uid))


def _statement(request: Request, person: Person) -> Response:
    days = Days(data=request.query_params)
    days.is_valid(raise_exception=True)
    asked = Asked(known_on=days.validated_data.get("as_of"), law_on=days.validated_data.get("law_on"))
    return Response(StatementOut(_as_data(account_of(person, asked=asked))).data)


def _as_data(account: Account) -> dict[str, Any]:
    return {
        "participant": account.number,
        "name": account.person.printed_name,
        "made_on": account.made_on,
        "as_of": account.asked.known_on,
        "law_on": account.asked.law_on,
        "is_demonstration": account.is_demonstration,
        "caveats": account.caveats,
        "unit": "Academy credit",
        "components": [_part(part) for part in account.parts],
        "awards": [_award(award) for award in account.awards],
    }


def _award(award: ExternalAward) -> dict[str, Any]:
    return {
        "title": award.title,
        "university": str(award.institution),
        "given_on": award.awarded_on,
        "decision": award.decision.reference,
        "activity": in_language(award.edition, "title"),
    }


def _part(part: Part) -> dict[str, Any]:
    status = part.status
    amounts = ("counted", "pending", "expired", "above_ceiling")
    lines = [_line(row, "standing") for row in part.rows] + [_line(row, "taken_back") for row in part.reversed_rows]
    return {
        "component": part.component,
        "held": figure(status.earned),
        "asked_for": figure(status.required),
        **{name: figure(getattr(status, name)) for name in amounts},
        "level_reached": status.met,
        "level_resolution": status.level.resolution.number if status.level else None,
        "sentence": status.sentence,
        "missing": [{"code": one.code, "sentence": one.sentence} for one in status.missing],
        "pending_lines": [_open(one, one.why) | {"code": one.code} for one in status.pending_lines],
        "shortest_way": None if status.shortest is None else [_open(one, one.unmet) for one in status.shortest],
        "notes": part.notes,
        "lines": lines,
    }


def _open(one: Pending | Step, why: list[str]) -> dict[str, Any]:
    return {
        "requirement": one.title,
        "credits": figure(one.amount),
        "activity": words.title(one.edition),
        "activity_from": one.edition.starts_on,
        "activity_to": one.edition.ends_on,
        "resolution": one.resolution,
        "why": why,
    }


def _line(row: Row, state: str) -> dict[str, Any]:
    entry, line = row.entry, row.line
    return {
        "entry": entry.pk,
        "state": state,
        "credits": figure(entry.amount),
        "activity": row.activity,
        "activity_from": entry.edition.starts_on,
        "activity_to": entry.edition.ends_on,
        "place": row.place,
        "requirement": row.title,
        "asks": row.asks,
        "results": row.results,
        "resolution": line.resolution,
        "activity_date": entry.activity_date,
        "recorded_at": entry.recorded_at,
        "contact_minutes": line.contact_minutes,
        "workload_hours": line.workload_hours,
        "ects": figure(line.ects) if line.ects else None,
        "ects_granted_by": line.ects_by,
        "facts": [fact.pk for fact in line.facts],
        "evidence": [_evidence(one) for one in row.evidence],
        "note": row.note,
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "fact": one.fact.pk,
        "day": one.fact.activity_date,
        "kind": one.fact.kind,
        "what": one.what,
        "how_much": one.how_much,
        "recorded_by": one.who,
        "recorded_at": one.fact.recorded_at,
        "origin": one.source,
    }


# The law of a day ----------------------------------------------------------------------------------------------------


class RequirementOut(serializers.Serializer[Any]):
    component = serializers.CharField()
    activity = serializers.CharField()
    key = serializers.CharField()
    kind = serializers.CharField()
    title_fr = serializers.CharField()
    title_en = serializers.CharField()
    credits = serializers.CharField(help_text=AMOUNT)
    settings = serializers.DictField()


class TopicOut(serializers.Serializer[Any]):
    title_fr = serializers.CharField()
    title_en = serializers.CharField()


class LevelOut(serializers.Serializer[Any]):
    component = serializers.CharField()
    asked_for = serializers.CharField(help_text=AMOUNT)
    validity_months = serializers.IntegerField(allow_null=True)


class ResolutionOut(serializers.Serializer[Any]):
    number = serializers.CharField()
    title_fr = serializers.CharField()
    title_en = serializers.CharField()
    adopted_on = serializers.DateField()
    applies_from = serializers.DateField()
    applies_to = serializers.DateField()
    is_endorsed = serializers.BooleanField(help_text="Whether the Permanent Correspondents endorsed its list.")
    superseded_by = serializers.ListField(
        child=serializers.CharField(),
        help_text="Numbers of the listed resolutions that supersede it: they govern the activities that they name.",
    )
    is_demonstration = serializers.BooleanField()
    answer_days = serializers.IntegerField(allow_null=True, help_text="Days within which an appeal is answered.")
    topics = TopicOut(many=True, help_text="Topics of the year, in the Board's order.")
    levels = LevelOut(many=True)
    requirements = RequirementOut(many=True)


class RulesOut(serializers.Serializer[Any]):
    on = serializers.DateField()
    resolutions = ResolutionOut(many=True)


class Rules(APIView):
    """The adopted resolutions that govern activities of a day. Future days too: a law is known before it applies."""

    access: ClassVar = Access(public=True)
    throttle_scope = "public"

    @extend_schema(parameters=[Day], responses=RulesOut)
    def get(self, request: Request) -> Response:
        day = Day(data=request.query_params)
        day.is_valid(raise_exception=True)
        on = day.validated_data.get("on") or timezone.localdate()
        found = [_resolution(one) for one in governance_api.credit_list(on=on)]
        return Response(RulesOut({"on": on, "resolutions": found}).data)


def _resolution(one: Resolution) -> dict[str, Any]:
    names = ("number", "title_fr", "title_en", "adopted_on", "applies_from", "applies_to", "is_demonstration")
    return {name: getattr(one, name) for name in (*names, "answer_days")} | {
        "is_endorsed": one.endorsement_id is not None,
        "superseded_by": [other.number for other in getattr(one, "replaced_that_day", ())],
        "topics": [{"title_fr": topic.title_fr, "title_en": topic.title_en} for topic in one.topics.all()],
        "levels": [
            {"component": t.component, "asked_for": figure(t.amount), "validity_months": t.validity_months}
            for t in one.thresholds.all()
        ],
        "requirements": [
            {
                "component": r.component,
                "activity": r.activity_key,
                "key": r.key,
                "kind": r.kind,
                "title_fr": r.title_fr,
                "title_en": r.title_en,
                "credits": figure(r.amount),
                "settings": r.settings,
            }
            for r in one.requirements.all()
        ],
    }
