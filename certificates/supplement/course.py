"""Fields 6 to 10: admission, field of study, mode, length, learning outcomes."""

from academy.governance.api import Component
from certificates.supplement.both import (
    BOARD,
    BOARD_AND_UNIVERSITIES,
    Both,
    Section,
    day,
    hours,
    joined,
    not_recorded,
    not_stated,
    of,
)
from certificates.supplement.gathered import Case
from courses.catalogue.api import Activity, Module

# The founding text's own words, and our rendering. Source: P-PG (2020) 10, P-PG/Training, item 5; P-PG/Academy, item 8.
OF_TRAINING = Both(
    "administrateurs des institutions gouvernementales ; formation ouverte à tous les États membres du Groupe Pompidou "
    "et du Conseil de l’Europe ainsi qu’à tous les pays membres de MedNET (P-PG (2020) 10, P-PG/Training, point 5)",
    "managers of governmental institutions; open to all member States of the Pompidou Group and of the Council of "
    "Europe and to all MedNET countries (P-PG (2020) 10, P-PG/Training, item 5)",
)
OF_ACADEMY = Both(
    "gestionnaires des institutions publiques et gouvernementales et non gouvernementales ; formation ouverte à tous "
    "les États membres du Groupe Pompidou et du Conseil de l’Europe, et à d’autres pays intéressés en fonction des "
    "places disponibles (P-PG (2020) 10, P-PG/Academy, point 8)",
    "managers of public, governmental and non-governmental institutions; open to all member States of the Pompidou "
    "Group and of the Council of Europe, and to other interested countries as places allow (P-PG (2020) 10, "
    "P-PG/Academy, item 8)",
)
BY_SECRETARIAT = Both(
    "par le Secrétariat lorsqu’il y a plus de demandes que de places, en faisant profiter le plus grand nombre "
    "possible de pays (P-PG (2020) 10, P-PG/Training, point 5)",
    "by the Secretariat where applications exceed places, so that as many countries as possible benefit "
    "(P-PG (2020) 10, P-PG/Training, item 5)",
)
MODES = {
    Module.Kind.RESIDENTIAL: Both("en résidence", "residential"),
    Module.Kind.DISTANCE: Both("à distance", "distance"),
}


def admission(case: Case) -> Section:
    is_training = case.edition.activity.kind == Activity.Kind.EXECUTIVE_TRAINING
    return Section(
        number=6,
        title=Both("Conditions d’admission et sélection", "Admission requirements and selection"),
        facts=[
            (Both("Public", "Audience"), OF_TRAINING if is_training else OF_ACADEMY),
            (Both("Sélection", "Selection"), BY_SECRETARIAT if is_training else not_stated(BOARD)),
        ],
    )


def subject(case: Case) -> Section:
    """The topic is on record where it was decided; the code of ISCED-F is nobody's decision yet."""
    facts = [(Both("Code CITE-F", "ISCED-F code"), not_stated(BOARD_AND_UNIVERSITIES))]
    if case.edition.theme_fr:
        facts.insert(0, (Both("Thème", "Topic"), of(case.edition, "theme")))
    return Section(number=7, title=Both("Domaine d’études", "Field of study"), facts=facts)


def mode(case: Case) -> Section:
    kinds = {Module.Kind(module.kind) for module in case.common.modules}
    if len(kinds) > 1:
        said = Both("hybride : ", "blended: ") + joined(MODES[kind] for kind in sorted(kinds))
    elif kinds:
        said = MODES[kinds.pop()]
    else:
        said = not_recorded(Both("au programme", "in the programme"))
    return Section(
        number=8,
        title=Both("Mode et forme de participation", "Mode and form of participation"),
        facts=[(Both("Mode", "Mode"), said)],
    )


def length(case: Case) -> Section:
    """Workload where the Board has set it; contact time of the programme, breaks and social events left out."""
    edition, common = case.edition, case.common
    contact = sum(session.minutes for session in common.sessions)
    workload = sum(line.workload_hours for line in case.lines)
    starts, ends, count = day(edition.starts_on), day(edition.ends_on), len(common.modules)
    said = Both(f"{workload} h", f"{workload} h") if workload else not_stated(BOARD)
    none = not_recorded(Both("au programme", "in the programme"))
    return Section(
        number=9,
        title=Both("Durée et charge de travail", "Length and workload"),
        facts=[
            (Both("Dates", "Dates"), Both(f"du {starts.fr} au {ends.fr}", f"{starts.en} to {ends.en}")),
            (Both("Modules", "Modules"), Both(str(count), str(count)) if count else none),
            (Both("Charge de travail théorique", "Notional workload"), said),
            (
                Both("Heures de contact au programme", "Contact hours in the programme"),
                Both(hours(contact), hours(contact)) if contact else none,
            ),
        ],
    )


def outcomes(case: Case) -> Section:
    """Of the designation and of the modules, as the Board adopted them."""
    designation, facts = case.common.designation, []
    if designation and designation.outcomes_fr:
        facts.append((Both("Activité", "Activity"), of(designation, "outcomes")))
    for module in case.common.curriculum:
        label = Both(f"Module {module.number}, {module.title_fr}", f"Module {module.number}, {module.title_en}")
        facts.append((label, of(module, "outcomes") if module.outcomes_fr else not_stated(BOARD)))
    if case.component == Component.ONE:
        tested = Both(
            "Aucun acquis n’a été évalué : la composante I atteste la présence et la participation active.",
            "No outcome was assessed: Component I attests presence and active participation.",
        )
        facts.append((Both("Évaluation", "Assessment"), tested))
    return Section(
        number=10,
        title=Both("Acquis d’apprentissage", "Learning outcomes"),
        facts=facts or [(Both("Acquis", "Outcomes"), not_stated(BOARD))],
    )
