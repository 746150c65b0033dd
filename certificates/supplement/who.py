"""Fields 1 to 5: the holder, the award, who awards it, who ran the training, its level."""

from academy.governance.api import Partner
from academy.people.api import Institution
from certificates.supplement.both import (
    BOARD,
    BOARD_AND_UNIVERSITIES,
    UNIVERSITIES,
    Both,
    Section,
    day,
    joined,
    not_recorded,
    not_stated,
    of,
    same,
)
from certificates.supplement.gathered import Case

MANDATE = Both("P-PG (2020) 10, P-PG/Academy, point 7", "P-PG (2020) 10, P-PG/Academy, item 7")
AS_PRINTED = Both("tel qu’imprimé sur le certificat corrigé", "as printed on the corrected certificate")


def holder(case: Case) -> Section:
    """The date of birth is not kept by the Academy, so that no supplement shows it."""
    person = case.person
    own = case.name == person.printed_name
    # Of a corrected name the Academy knows the printed form only.
    family, given = (same(person.family_name), same(person.given_name)) if own else (AS_PRINTED, AS_PRINTED)
    return Section(
        number=1,
        title=Both("Titulaire", "Holder"),
        facts=[
            (Both("Nom imprimé sur le certificat", "Name as printed on the certificate"), same(case.name)),
            (Both("Nom de famille", "Family name"), family),
            (Both("Prénoms", "Given names"), given),
            (
                Both("Date de naissance", "Date of birth"),
                Both("non indiquée : l’Académie ne l’enregistre pas", "not stated: the Academy does not record it"),
            ),
            (Both("Numéro de participant", "Participant number"), same(person.uid)),
        ],
    )


def award(case: Case) -> Section:
    """Word for word from the mandate; the French is authentic."""
    title, statement = case.common.title, case.common.statement
    rendering = Both("", " (the Academy’s rendering; the French text is authentic)")
    return Section(
        number=2,
        title=Both("Intitulé du certificat", "Title of the certificate"),
        facts=[
            (Both("Intitulé", "Title"), of(title, "text") + rendering),
            (Both("Ce que le certificat atteste", "What it attests"), of(statement, "text") + rendering),
            (Both("Composante", "Component"), Both(f"Composante {case.component}", f"Component {case.component}")),
            (
                Both("Type", "Type"),
                Both("certificat conjoint ; ce n’est pas un grade universitaire", "joint certificate; not a degree"),
            ),
        ],
    )


def bodies(case: Case) -> Section:
    """Each issuer with its country and status; the law on which the award rests."""
    resolutions = ", ".join(sorted(one.number for one in case.resolutions))
    facts = [(of(one, "name"), _body(case, one)) for one in case.common.issuers]
    facts.append((Both("Base juridique", "Legal basis"), MANDATE))
    if resolutions:
        decided = Both(
            f"résolution {resolutions} du conseil de direction", f"resolution {resolutions} of the Governing Board"
        )
        facts.append((Both("Décision du conseil de direction", "Decision of the Governing Board"), decided))
    return Section(number=3, title=Both("Établissements qui délivrent", "Awarding bodies"), facts=facts)


def _body(case: Case, institution: Institution) -> Both:
    if institution.kind != Institution.Kind.UNIVERSITY:
        return Both("organisation internationale", "international organisation")
    country = of(institution.country, "name") if institution.country else not_recorded(_at(institution))
    return joined([Both("université", "university"), country, _agreement(case, institution)], by="; ")


def _agreement(case: Case, institution: Institution) -> Both:
    """The newest record of its partnership; only what it says."""
    own = (one for one in case.common.partners if one.institution_id == institution.pk)
    partner = next((one for one in own if one.state == Partner.State.PARTICIPATING), None)
    if partner is None:
        return Both("accord : ", "agreement: ") + not_recorded(_at(institution))
    since = day(partner.since)
    return Both(
        f"établissement participant depuis le {since.fr}, selon : {partner.source}",
        f"participating institution since {since.en}, by: {partner.source}",
    )


def _at(institution: Institution) -> Both:
    return Both(f"pour {institution.name_fr}", f"for {institution.name_en}")


def provider(case: Case) -> Section:
    """Who held the activity, where it was not the Academy; languages are a decision that is not recorded."""
    host = case.edition.host
    ran = Both(
        f"{host}, activité désignée par le conseil de direction", f"{host}, an activity that the Board designated"
    )
    own = Both("l’Académie elle-même", "the Academy itself")
    return Section(
        number=4,
        title=Both("Organisme de formation et langues", "Provider and languages"),
        facts=[
            (Both("Organisme qui a dispensé la formation", "Body that ran the training"), ran if host else own),
            (Both("Langues d’enseignement et d’évaluation", "Languages of teaching and assessment"), not_stated(BOARD)),
        ],
    )


def level(case: Case) -> Section:
    """Never filled in: no framework has levelled the award."""
    why = Both("le certificat n’est classé dans aucun cadre", "the certificate is not levelled in any framework")
    return Section(
        number=5,
        title=Both("Niveau", "Level"),
        facts=[
            (
                Both("Niveau CEC et niveau MQF (Malte)", "EQF level and MQF level (Malta)"),
                not_stated(UNIVERSITIES, why),
            ),
            (Both("Cycle", "Cycle"), not_stated(BOARD_AND_UNIVERSITIES, why)),
        ],
    )
