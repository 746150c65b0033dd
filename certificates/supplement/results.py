"""Fields 11 to 14: what was followed with which result, how it was assessed, on which scale, for how many credits."""

from collections.abc import Sequence

from academy.governance.api import Requirement
from certificates.supplement.both import (
    BOARD,
    Both,
    Section,
    amount,
    day,
    hours,
    joined,
    not_recorded,
    not_stated,
    of,
    same,
)
from certificates.supplement.gathered import Case
from courses.catalogue.api import Edition
from courses.learning.api import Fact
from credits.api import Line

Kind = Fact.Kind
WORDS = {
    Kind.ATTENDANCE: Both("présence", "attendance"),
    Kind.ACTIVE_PARTICIPATION: Both("participation active, confirmée par un formateur", "active participation, "
                                    "confirmed by a trainer"),
    Kind.LESSONS: Both("leçons à distance", "distance lessons"),
    Kind.TEST: Both("test", "test"),
    Kind.ASSIGNMENT: Both("devoir", "assignment"),
    Kind.PRESENTATION: Both("présentation", "presentation"),
    Kind.THESIS: Both("thèse", "thesis"),
    Kind.OTHER: Both("autre résultat", "other result"),
    Kind.RECOGNITION: Both("reconnaissance d’acquis antérieurs", "recognition of earlier learning"),
}  # fmt: skip
ASSESSED = (Kind.TEST, Kind.ASSIGNMENT, Kind.PRESENTATION, Kind.THESIS, Kind.OTHER)
PASSED = {True: Both("réussi", "passed"), False: Both("non réussi", "not passed"), None: Both("", "")}


def table(case: Case) -> Section:
    """A row for each line of the ledger on which the certificate rests."""
    heads = [
        Both("Activité, dates, lieu", "Activity, dates, place"),
        Both("Pour", "For"),
        Both("Heures", "Hours"),
        Both("Présence", "Presence"),
        Both("Évaluation et résultat", "Assessment and result"),
        Both("Crédits", "Credits"),
        Both("Décision", "Decision"),
    ]
    return Section(
        number=11,
        title=Both("Programme suivi et résultats", "Programme followed and results"),
        heads=heads,
        rows=[_row(case, line) for line in case.lines],
        facts=[] if case.lines else [(Both("Lignes", "Lines"), not_recorded(Both("au registre", "on the ledger")))],
    )


def _row(case: Case, line: Line) -> list[str]:
    entry, figure = line.entry, amount(line.entry.amount)
    shown = f"{figure.fr}\n{figure.en}" if figure.fr != figure.en else figure.fr
    return [
        _activity(entry.edition),
        _twice(of(entry.requirement, "title")),
        _time(line),
        _presence(case, line),
        "\n".join(_twice(result) for result in results_of(case, line.facts)),
        shown,
        line.resolution,
    ]


def _activity(edition: Edition) -> str:
    starts, ends = day(edition.starts_on), day(edition.ends_on)
    town = edition.town or edition.host
    country = of(edition.country, "name") if edition.country else Both("", "")
    places = [joined(part for part in (same(town), country) if part.fr)]
    dates = Both(f"{starts.fr} – {ends.fr}", f"{starts.en} – {ends.en}")
    return "\n".join([edition.key, *(_twice(one) for one in (of(edition, "title"), dates, *places) if one.fr)])


def _twice(text: Both) -> str:
    """French above English, once where they are the same."""
    return text.fr if text.fr == text.en else f"{text.fr}\n{text.en}"


def _time(line: Line) -> str:
    parts = []
    if line.contact_minutes:
        parts.append(f"contact {hours(line.contact_minutes)}")
    if line.workload_hours:
        parts.append(f"charge / workload {line.workload_hours}\u00a0h")
    return "\n".join(parts) or "–"


def _presence(case: Case, line: Line) -> str:
    """Minutes present of those of the programme or of the module that the line is for, rounded down as the rules do."""
    attended = [fact for fact in line.facts if fact.kind == Kind.ATTENDANCE]
    if not attended:
        return "–"
    module = line.entry.requirement.settings.get("module")
    asked = [one for one in case.common.sessions if module is None or one.module.number == module]
    whole = sum(one.minutes for one in asked) if line.entry.edition_id == case.edition.pk else 0
    present = sum(fact.value for fact in attended)
    return f"{100 * present // max(whole, sum(fact.out_of for fact in attended))}\u00a0%"


def results_of(case: Case, facts: Sequence[Fact]) -> list[Both]:
    """Each result once: attendance in one sentence, the others by what they are about."""
    attended = [fact for fact in facts if fact.kind == Kind.ATTENDANCE]
    found = []
    if attended:
        present = hours(sum(fact.value for fact in attended))
        found.append(Both(f"présence : {present}", f"attendance: {present}"))
    return found + [_result(case, fact) for fact in facts if fact.kind != Kind.ATTENDANCE]


def _result(case: Case, fact: Fact) -> Both:
    kind = WORDS.get(Kind(fact.kind), same(fact.kind))
    if fact.kind in (Kind.ACTIVE_PARTICIPATION, Kind.RECOGNITION):
        return kind
    thing = case.common.titles.get((fact.kind, fact.subject_key))
    about = of(thing, "title") if thing else same(fact.subject_key)
    figures = joined([part for part in (_figure(fact), PASSED[fact.passed]) if part.fr])
    return Both(f"{kind.fr} « {about.fr} » : {figures.fr}", f"{kind.en} “{about.en}”: {figures.en}")


def _figure(fact: Fact) -> Both:
    if fact.kind == Kind.ASSIGNMENT:
        share = amount(fact.value)
        return Both(f"{share.fr}\u00a0%", f"{share.en}\u00a0%")
    if fact.kind == Kind.LESSONS:
        return Both(f"{fact.value} sur {fact.out_of}", f"{fact.value} of {fact.out_of}")
    return Both(f"{fact.value} points sur {fact.out_of}", f"{fact.value} of {fact.out_of} points")


def assessment(case: Case) -> Section:
    types = [WORDS[kind] for kind in WORDS if kind in case.kinds]
    assessed = any(kind in case.kinds for kind in ASSESSED)
    none = Both("aucune : le certificat ne repose sur aucun test", "none: the certificate rests on no test")
    return Section(
        number=12,
        title=Both("Types d’évaluation", "Types of assessment"),
        facts=[
            (Both("Ce qui a été constaté", "What was established"), joined(types) if types else not_stated(BOARD)),
            (
                Both("Surveillance et contrôle de l’identité", "Supervision and identity check"),
                not_stated(BOARD) if assessed else none,
            ),
        ],
    )


def scale(case: Case) -> Section:
    """The rule in force is the resolutions', by number; what the Board has not set is not said."""
    numbers = ", ".join(sorted(one.number for one in case.resolutions))
    version = Both(
        f"résolution {numbers} ; version {case.edition.course_version} du cours",
        f"resolution {numbers}; version {case.edition.course_version} of the course",
    )
    asked = [rule for one in case.common.requirements if (rule := _rule(one))]
    facts = [
        (
            Both("Règle de réussite en vigueur", "Pass rule in force"),
            joined(asked, by="; ") if asked else not_stated(BOARD),
        ),
        (Both("Version des règles", "Version of the rules"), version if numbers else not_stated(BOARD)),
        (Both("Échelle de notes", "Scale of marks"), _scale(case)),
        (Both("Répartition des notes", "Distribution of marks"), not_stated(BOARD)),
    ]
    return Section(
        number=13, title=Both("Résultats, échelle et règle de réussite", "Results, scale and pass rule"), facts=facts
    )


def _rule(requirement: Requirement) -> Both | None:
    """A requirement that carries no credits itself is what has to be met for those that do."""
    if requirement.amount:
        return None
    share = requirement.settings.get("share_percent")
    title = of(requirement, "title")
    if share is None:
        return title
    return title + Both(f" : {share}\u00a0% au moins", f": {share}\u00a0% at least")


def _scale(case: Case) -> Both:
    if any(kind in case.kinds for kind in ASSESSED):
        return Both("points ou pourcentage, comme au champ 11", "points or per cent, as in field 11")
    return Both("sans objet : aucune note n’est donnée", "not applicable: no marks are given")


def amounts(case: Case) -> Section:
    """The unit is the Academy's own; ECTS only where a university has granted it by a recorded decision."""
    earned, required = amount(case.earned), amount(case.required)
    unit = Both(
        "crédit de l’Académie : unité propre à l’Académie, dont le conseil de direction fixe la valeur par "
        "résolution ; ce n’est pas un crédit ECTS",
        "Academy credit: the Academy’s own unit, whose value the Governing Board sets by resolution; it is not an ECTS "
        "credit",
    )
    return Section(
        number=14,
        title=Both("Crédits", "Credits"),
        facts=[
            (
                Both("Obtenus", "Earned"),
                Both(f"{earned.fr} crédits de l’Académie", f"{earned.en} Academy credits"),
            ),
            (
                Both("Requis", "Required"),
                Both(f"{required.fr} crédits de l’Académie", f"{required.en} Academy credits"),
            ),
            (Both("Unité", "Unit"), unit),
            (Both("Rapport avec l’ECTS", "Relation to ECTS"), _ects(case)),
        ],
    )


def _ects(case: Case) -> Both:
    granted = [line for line in case.lines if line.ects]
    if not granted:
        return Both(
            "aucun : aucune université n’a octroyé de crédits ECTS par une décision enregistrée",
            "none: no university has granted ECTS credits by a recorded decision",
        )
    return joined((_granted(case, line) for line in granted), by="; ")


def _granted(case: Case, line: Line) -> Both:
    """By whom and when; the grant is the one that the ledger's rule found, of this activity and amount."""
    figure, key = amount(line.ects or 0), line.entry.edition.activity.key
    grant = next(one for one in case.common.grants if (one.activity_key, one.amount) == (key, line.ects))
    by, on = of(grant.institution, "name"), day(grant.decision.decided_on)
    return Both(
        f"{figure.fr} ECTS, octroyés par {by.fr} le {on.fr} (décision {grant.decision.reference})",
        f"{figure.en} ECTS, granted by {by.en} on {on.en} (decision {grant.decision.reference})",
    )
