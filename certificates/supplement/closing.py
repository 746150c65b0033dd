"""Fields 15 to 20: function, quality assurance, information, certification, the systems behind it, the disclaimer."""

from django.utils import timezone

from academy.governance.api import Component
from academy.people.api import Institution
from certificates.domain.codes import grouped
from certificates.supplement.both import BOARD, Both, Section, day, not_recorded, not_stated, of, same
from certificates.supplement.gathered import Case

SYSTEMS = {
    "MT": Both(
        "Malte : le cadre national (MQF) compte huit niveaux, qui correspondent à ceux du CEC ; Malte est partie à la "
        "Convention de reconnaissance de Lisbonne (Conseil de l’Europe et UNESCO, 1997)",
        "Malta: the national framework (MQF) has eight levels, which match those of the EQF; Malta is a party to the "
        "Lisbon Recognition Convention (Council of Europe and UNESCO, 1997)",
    ),
    "US": Both(
        "États-Unis : ils n’ont pas ratifié la Convention de reconnaissance de Lisbonne (Conseil de l’Europe et "
        "UNESCO, 1997)",
        "United States: they have not ratified the Lisbon Recognition Convention (Council of Europe and UNESCO, 1997)",
    ),
}


def function(case: Case) -> Section:
    """What the award opens: nothing that a body has not decided."""
    none = Both("aucun droit n’en découle en tant que tel", "none as such")
    return Section(
        number=15,
        title=Both("Fonction du certificat", "Function of the certificate"),
        facts=[
            (Both("Accès à la poursuite d’études", "Access to further study"), none),
            (Both("Statut professionnel", "Professional status"), none),
            (Both("Cumul vers une autre composante", "Stackability toward another component"), _stacks(case)),
        ],
    )


def _stacks(case: Case) -> Both:
    if case.component == Component.ONE:
        return Both(
            "aucune règle ne fait de la composante I une condition de la composante II ; la prise en compte de ces "
            "crédits relève d’une résolution du conseil de direction",
            "no rule makes Component I a condition of Component II; whether its credits count there is for a "
            "resolution of the Governing Board",
        )
    return Both(
        "le titre de la composante III est celui des universités, qui décident elles-mêmes de ce qu’elles "
        "reconnaissent",
        "the title of Component III is the universities’ own; what they recognise is theirs to decide",
    )


def quality(case: Case) -> Section:
    evaluated = case.common.evaluated_at
    if evaluated:
        on = day(timezone.localdate(evaluated))
        last = Both(f"conclusions enregistrées le {on.fr}", f"conclusions recorded on {on.en}")
    else:
        last = not_recorded(Both("à la date de délivrance", "at the day of issue"))
    return Section(
        number=16,
        title=Both("Assurance de la qualité", "Quality assurance"),
        facts=[
            (
                Both("Par qui", "By whom"),
                Both(
                    "le conseil de direction, qui conçoit les cours et le système de crédits ; thèmes et activités "
                    "avalisés par les Correspondants permanents (P-PG (2020) 10, P-PG/Academy, point 7)",
                    "the Governing Board, which designs the courses and the credit system; topics and activities "
                    "endorsed by the Permanent Correspondents (P-PG (2020) 10, P-PG/Academy, item 7)",
                ),
            ),
            (Both("Dernière évaluation de l’activité", "Last evaluation of the activity"), last),
            (Both("Revue externe", "External review"), not_stated(BOARD)),
        ],
    )


def information(case: Case) -> Section:
    facts = [(Both("Vérification en ligne", "Verification online"), same(case.address))]
    facts += [(of(one, "name"), _contact(case, one)) for one in case.common.issuers]
    return Section(number=17, title=Both("Informations complémentaires", "Further information"), facts=facts)


def _contact(case: Case, institution: Institution) -> Both:
    """As the institution's own officer recorded it."""
    contact = case.contact_of(institution)
    if contact is None:
        return not_recorded(Both(f"pour {institution.name_fr}", f"for {institution.name_en}"))
    return same(", ".join(filter(None, (contact.office, contact.email, contact.phone, contact.website))))


def certification(case: Case) -> Section:
    """Signatures, offices and pictures are drawn below it, as they were on the day of issue."""
    facts = [
        (Both("Numéro du certificat", "Number of the certificate"), same(case.number)),
        (Both("Code", "Code"), same(grouped(case.code))),
        (Both("Date de délivrance", "Date of issue"), day(case.issued_on)),
        (Both("Version", "Version"), _version(case)),
        (
            Both("Sceaux", "Seals"),
            Both(
                "chaque établissement signe le certificat avec sa propre clé ; la page de vérification les montre",
                "each institution signs the certificate with its own key; the verification page shows them",
            ),
        ),
    ]
    return Section(number=18, title=Both("Certification du supplément", "Certification of the supplement"), facts=facts)


def _version(case: Case) -> Both:
    if not case.replaces:
        return same(case.version)
    return Both(f"{case.version}, remplace {case.replaces}", f"{case.version}, replaces {case.replaces}")


def systems(case: Case) -> Section:
    """Facts about each issuer's system, no judgement."""
    facts = [(of(one, "name"), _system(one)) for one in case.common.issuers]
    return Section(
        number=19,
        title=Both("Le Groupe Pompidou et les systèmes nationaux", "The Pompidou Group and national systems"),
        facts=facts,
    )


def _system(institution: Institution) -> Both:
    if institution.kind != Institution.Kind.UNIVERSITY:
        return Both(
            "groupe de coopération du Conseil de l’Europe en matière de politiques des drogues ; il n’appartient à "
            "aucun système national d’enseignement et ne confère pas de grade",
            "the Council of Europe’s co-operation group on drug policies; it belongs to no national education system "
            "and confers no degrees",
        )
    known = SYSTEMS.get(institution.country_id or "")
    return known or not_recorded(Both(f"pour {institution.name_fr}", f"for {institution.name_en}"))


def disclaimer(case: Case) -> Section:
    said = Both(
        "Ce supplément décrit le certificat ; il ne contient ni jugement de valeur, ni déclaration d’équivalence, ni "
        "proposition de reconnaissance. Il ne vaut qu’avec le certificat de même numéro.",
        "This supplement describes the certificate; it contains no value judgement, no statement of equivalence and no "
        "suggestion about recognition. It is valid only with the certificate of the same number.",
    )
    return Section(number=20, title=Both("Avertissement", "Disclaimer"), facts=[(Both("Note", "Note"), said)])
