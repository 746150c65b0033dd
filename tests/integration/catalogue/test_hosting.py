"""A country offers to host; the Secretariat answers by letter; an accepted offer is taken over with a click."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from academy.governance import api as governance_api
from academy.governance.api import Proposal
from academy.notifications.api import Letter
from academy.people.api import find_country
from academy.portal.demo.scene import Scene, at
from courses.catalogue import api as catalogue_api
from courses.catalogue.models import Activity, Edition, HostOffer
from tests.factories.editions import open_seminar
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
NEW, LIST = "/hosting/new/", "/hosting/"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(1)


def browser(scene: Scene, key: str) -> Client:
    found = enter(scene.who(key))
    found.cookies["language"] = "en"
    return found


def activity() -> Activity:
    return catalogue_api.ensure_activity(
        key="hosted", mandate_code="P-PG/Academy", kind="seminar", title_fr="Séminaire", title_en="Seminar"
    )


def said(**more: str) -> dict[str, str]:
    return {
        "activity": str(activity().pk), "year": "2026", "country": "MA", "town": "Rabat", "venue": "Palais",
        "starts_on": "2026-09-14", "ends_on": "2026-09-17", "theme_fr": "Soins", "theme_en": "Care",
        "text": "Rooms and interpretation.",
    } | more  # fmt: skip


def offered(scene: Scene) -> HostOffer:
    assert browser(scene, "youssef").post(NEW, said()).status_code == 302
    return HostOffer.objects.get()


def answer(scene: Scene, offer: HostOffer, decision: str = "accept") -> Any:
    data = {"decision": decision, "answer": "Le lieu convient."}
    return browser(scene, "dolores").post(f"/admin/academy/hosting/{offer.pk}/", data, follow=True)


def planned(scene: Scene, *, starts_on: date = date(2026, 5, 18), ends_on: date = date(2026, 5, 21)) -> Edition:
    module = catalogue_api.ModuleSpec(
        number=1, kind="residential", title_fr="S", title_en="S", starts_on=starts_on, ends_on=ends_on
    )
    return catalogue_api.plan_edition(
        activity=activity(), key="hosted-2026", title_fr="S", title_en="S", starts_on=starts_on, ends_on=ends_on,
        modules=[module], by=scene.who("dolores"),
    )  # fmt: skip


def test_a_correspondent_offers_for_her_own_country_only(scene: Scene) -> None:
    page = browser(scene, "youssef").post(NEW, said(country="NO")).content.decode()
    assert "Select a valid choice" in page
    offer = offered(scene)
    assert (offer.country_id, offer.state, offer.theme_en) == ("MA", "offered", "Care")
    assert "Rabat" in browser(scene, "youssef").get(LIST).content.decode()
    assert "Rabat" not in browser(scene, "henrik").get(LIST).content.decode()


def test_the_same_offer_waits_once_and_its_days_lie_in_its_year(scene: Scene) -> None:
    offered(scene)
    assert "made this offer already" in browser(scene, "youssef").post(NEW, said()).content.decode()
    page = browser(scene, "youssef").post(NEW, said(year="2027")).content.decode()
    assert "The offer is for 2027: its days lie in that year." in page
    backwards = browser(scene, "youssef").post(NEW, said(ends_on="2026-09-01")).content.decode()
    assert "The offer ends before it begins." in backwards


def test_an_offer_is_answered_with_a_reason_by_letter_in_the_correspondents_language(scene: Scene) -> None:
    offer = offered(scene)
    assert "Answered; a letter is queued." in answer(scene, offer).content.decode()
    letter = Letter.objects.get(template="host_offer_answered")
    assert (letter.person, letter.language) == (scene.who("youssef").person, "fr")
    assert "Le Secrétariat accepte cette offre" in letter.body
    assert "Le lieu convient." in letter.body
    assert "has been answered or withdrawn already" in answer(scene, offer, "decline").content.decode()


def test_a_declined_offer_says_why_and_is_not_taken_over(scene: Scene) -> None:
    offer = offered(scene)
    answer(scene, offer, "decline")
    assert "Le lieu convient." in browser(scene, "youssef").get(LIST).content.decode()
    edition = planned(scene)
    page = browser(scene, "dolores").post(
        f"/admin/academy/hosting/{offer.pk}/take-over/", {"edition": edition.pk}, follow=True
    )
    assert "Only an accepted offer" in page.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        HostOffer.objects.filter(pk=offer.pk).update(edition=edition)


def test_an_offer_is_withdrawn_by_its_country_before_it_is_answered(scene: Scene) -> None:
    offer = offered(scene)
    assert browser(scene, "henrik").post(f"/hosting/{offer.pk}/withdraw/").status_code == 404
    browser(scene, "youssef").post(f"/hosting/{offer.pk}/withdraw/")
    offer.refresh_from_db()
    assert offer.state == "withdrawn"


def test_an_accepted_offer_gives_a_planned_edition_its_place_and_days(scene: Scene) -> None:
    offer, edition = offered(scene), planned(scene)
    answer(scene, offer)
    browser(scene, "dolores").post(f"/admin/academy/hosting/{offer.pk}/take-over/", {"edition": edition.pk})
    edition.refresh_from_db()
    offer.refresh_from_db()
    assert (edition.country_id, edition.town, edition.host, edition.theme_en) == ("MA", "Rabat", "Palais", "Care")
    assert (edition.starts_on, edition.modules.get().ends_on) == (date(2026, 9, 14), date(2026, 9, 17))
    assert offer.edition == edition
    page = browser(scene, "dolores").get("/admin/academy/editions/hosted-2026/").content.decode()
    assert "Offer to host" in page


def test_an_open_edition_keeps_its_announced_days(scene: Scene) -> None:
    offer, edition = offered(scene), planned(scene)
    answer(scene, offer)
    catalogue_api.open_planned(edition=edition, by=scene.who("dolores"))
    with pytest.raises(catalogue_api.EditionRefused, match="is open on other days"):
        catalogue_api.take_over(offer=offer, edition=edition, by=scene.who("dolores"))
    with pytest.raises(catalogue_api.EditionRefused, match="choose an edition of that activity"):
        catalogue_api.take_over(offer=offer, edition=open_seminar(scene), by=scene.who("dolores"))


def test_a_proposal_to_the_board_fills_the_offer_in_and_stays_linked(scene: Scene) -> None:
    proposal = governance_api.submit_proposal(
        kind=Proposal.Kind.HOST, mandate=activity().mandate, country=find_country("MA"), title="Rabat", text="Rooms",
        venue="Palais", starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 17), by=scene.who("youssef"), now=at(1, 1),
    )  # fmt: skip
    page = browser(scene, "youssef").get(f"{NEW}?proposal={proposal.pk}").content.decode()
    assert 'value="2026-09-14"' in page
    browser(scene, "youssef").post(NEW, said(proposal=str(proposal.pk)))
    assert HostOffer.objects.get().proposal == proposal
