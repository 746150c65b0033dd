"""What the Board has before it when it renews its list: a conclusion, a network's proposal, a host's offer.

And the organiser of the autumn session, who sees that edition and nothing else. Played after step 7, once; nothing
that is counted elsewhere changes.
"""

from datetime import date

from academy.governance import api as governance_api
from academy.governance.api import Mandate, Proposal
from academy.people import api as people_api
from academy.people.api import Country, RoleCode
from academy.portal.demo.requests import AUTUMN_EDITION
from academy.portal.demo.scene import TRAINING, TRAINING_EDITION, YEAR, Scene, at
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Activity, Edition, HostOffer, OfferSpec
from courses.evaluation import api as evaluation_api
from courses.evaluation.api import Conclusion

NETWORK = "Colloque sur les données des urgences / Colloquium on data from emergency departments (demonstration)"
OFFER = "Rabat accueillerait le second séminaire / Rabat would host the second seminar (demonstration)"


def leave_papers(scene: Scene) -> None:
    _conclusion(scene)
    _proposals(scene)
    _host_offer(scene)
    _organiser(scene)
    words = "Before the Board: {} conclusion(s), {} proposal(s) from outside."
    scene.report.note(words.format(Conclusion.objects.count(), Proposal.objects.count()))


def _conclusion(scene: Scene) -> None:
    edition = Edition.objects.get(key=TRAINING_EDITION)
    if Conclusion.objects.filter(edition=edition).exists():
        return
    evaluation_api.conclude(
        edition=edition,
        text_fr="Conclusion fictive, pour la démonstration : les participants souhaitent davantage d’études de cas et "
        "une interprétation pendant les travaux de groupe.",
        text_en="Invented conclusion, for the demonstration: participants wish for more case studies and for "
        "interpretation during group work.",
        by=scene.who("dolores"),
        now=at(11, 10),
    )


def _proposals(scene: Scene) -> None:
    if not Proposal.objects.filter(title=NETWORK).exists():
        governance_api.submit_proposal(
            kind=Proposal.Kind.NETWORK,
            mandate=Mandate.objects.get(code="P-PG/Med"),
            title=NETWORK,
            text="Proposition fictive : le comité du réseau propose un colloque de deux jours comme activité "
            "désignée.\nInvented: the committee of the network proposes a two-day colloquium as a designated activity.",
            reached_by="Consensus du comité / consensus of the committee",
            by=scene.who("dolores"),
            now=at(11, 11),
        )
    if not Proposal.objects.filter(title=OFFER).exists():
        governance_api.submit_proposal(
            kind=Proposal.Kind.HOST,
            mandate=Mandate.objects.get(code="P-PG/Training"),
            country=people_api.find_country("MA"),
            title=OFFER,
            text="Offre fictive : le ministère offre les salles, l’interprétation et les transports sur place.\n"
            "Invented: the ministry offers rooms, interpretation and local transport.",
            venue="Rabat",
            starts_on=date(YEAR + 1, 9, 13),
            ends_on=date(YEAR + 1, 9, 16),
            by=scene.who("youssef"),
            now=at(11, 12),
        )


def _host_offer(scene: Scene) -> None:
    """Morocco offers to host a seminar of next year; the Secretariat has answered."""
    if HostOffer.objects.exists():
        return
    spec = OfferSpec(
        activity=Activity.objects.get(key=TRAINING),
        year=YEAR + 1,
        country=Country.objects.get(iso2="MA"),
        town="Rabat",
        venue="Centre de conférences, invented / fictif (demonstration)",
        starts_on=date(YEAR + 1, 9, 13),
        ends_on=date(YEAR + 1, 9, 16),
        theme_fr="Accès aux soins (démonstration)",
        theme_en="Access to care (demonstration)",
        text="Offre fictive, pour la démonstration : salles, interprétation et transports sur place.\n"
        "Invented, for the demonstration: rooms, interpretation and local transport.",
        proposal=Proposal.objects.get(title=OFFER),
    )
    offer = catalogue_api.offer_to_host(spec=spec, by=scene.who("youssef"), now=at(11, 12))
    catalogue_api.answer_offer(
        offer=offer,
        accept=True,
        answer="Réponse fictive, pour la démonstration : le second séminaire peut se tenir à Rabat.",
        by=scene.who("dolores"),
        now=at(11, 17),
    )


def _organiser(scene: Scene) -> None:
    edition = Edition.objects.get(key=AUTUMN_EDITION)
    people_api.grant_role(
        user=scene.who("samira"), role=RoleCode.ORGANISER, starts_on=edition.starts_on, scope="edition",
        scope_key=str(edition.pk),
    )  # fmt: skip
