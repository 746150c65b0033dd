"""What the law or a programme changes is counted at once: from the button that endorses to the participant's page."""

from datetime import date
from typing import Any
from unittest import mock

import pytest
from django.urls import reverse

from academy.governance import api as governance_api
from academy.governance.models import Resolution
from academy.jobs import api as jobs_api
from academy.jobs.models import Job
from academy.portal.demo.scene import RESOLUTION, TRAINING, TRAINING_EDITION, Scene, at
from academy.portal.demo.steps.step_2_resolution import _sitting, _vote
from courses.catalogue import api as catalogue_api
from courses.catalogue.models import Edition
from courses.seminars.models import Session
from credits import api as credits_api
from credits.models import CreditEntry
from credits.operations import recount_under
from credits.operations.tallying import tally_edition
from tests.factories import master
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.portal.test_statement import browser_of, somebody

pytestmark = pytest.mark.django_db
AMENDED = "2026/02"
WAITING = "The list of activities awaits the endorsement of the Permanent Correspondents."


def text(page: Any) -> str:
    return " ".join(page.content.decode().split())


def lines() -> list[tuple[str, int]]:
    rows = CreditEntry.objects.filter(edition__key=TRAINING_EDITION, reverses=None, reversed_by=None)
    return sorted(set(rows.values_list("resolution__number", "amount")))


def amended(scene: Scene, *, amount: int) -> Resolution:
    """A draft for the same year: one activity more, and the training worth another amount."""
    by, old = scene.who("dolores"), Resolution.objects.get(number=RESOLUTION)
    draft = governance_api.copy_resolution(
        source=old, number=AMENDED, applies_from=old.applies_from, applies_to=old.applies_to,
        in_force_from=date(2026, 10, 1), considered_fr="x", considered_en="x", by=by,
    )  # fmt: skip
    Resolution.objects.filter(pk=draft.pk).update(supersedes=old)
    catalogue_api.ensure_activity(
        key="colloquium", mandate_code="P-PG/Training", kind="colloquium", title_fr="Colloque", title_en="Colloquium"
    )
    governance_api.designate(
        resolution=draft, activity_key="colloquium", component="I", category="colloquium",
        mandate=governance_api.Mandate.objects.get(code="P-PG/Training"), by=by,
    )  # fmt: skip
    row = draft.requirements.get(activity_key=TRAINING, key="training")
    governance_api.set_requirement(
        resolution=draft, activity_key=TRAINING, component="I", key=row.key, kind=row.kind, title_fr=row.title_fr,
        title_en=row.title_en, amount=amount, settings=row.settings, order=row.order, by=by,
    )  # fmt: skip
    draft.refresh_from_db()
    return draft


def adopt(scene: Scene, draft: Resolution, *, year: int) -> None:
    """By the Board alone: nobody has endorsed anything."""
    day = at(10, 29, year=year)
    sitting = _sitting(scene, year=year)
    governance_api.table_resolution(
        resolution=draft, sitting=sitting, by=scene.who("dolores"), now=at(10, 22, year=year)
    )
    draft.refresh_from_db()
    _vote(scene, draft, now=day)
    governance_api.close_vote(resolution=draft, by=scene.who("henrik"), now=day)


def endorse(scene: Scene, resolution: Resolution, *, on: date) -> Any:
    """A Correspondent chooses the recorded decision and presses the button."""
    decision = governance_api.record_decision(
        reference="PC/X", body="pc", kind="endorsement", decided_on=on, meeting="x", document="x", text_fr="x",
        text_en="x", by=scene.who("dolores"),
    )  # fmt: skip
    address = reverse("governance:endorse", args=[resolution.pk])
    return enter(scene.who("youssef")).post(address, {"decision": decision.pk}, follow=True)


def test_what_awaited_an_endorsement_is_on_the_participants_page_once_the_button_is_pressed(
    play: Play, django_capture_on_commit_callbacks: Any
) -> None:
    scene = play(2)
    draft = master.begin_draft(scene, master.COURSE)
    master.write(scene, draft, master.COURSE)
    adopt(scene, draft, year=2023)
    edition = master.open_edition(scene, master.COURSE)
    person, _enrolment = master.enrol_in(edition)
    with django_capture_on_commit_callbacks(execute=True):
        master.send_results(scene, edition, "miriam@example.org,presentation,talk,15,20,2024-06-03,yes")
    mine = browser_of(person)
    before = text(mine.get("/my/credits/"))
    assert (WAITING in before, CreditEntry.objects.count()) == (True, 0)
    with django_capture_on_commit_callbacks(execute=True):
        assert "PC/X" in text(endorse(scene, draft, on=date(2023, 11, 20)))
    entry = CreditEntry.objects.get()
    assert (entry.person_uid, entry.amount, entry.resolution.number) == (person.uid, 400, "2024/01")
    after = text(mine.get("/my/credits/"))
    assert [said for said in ("Module one", "4.00", "2024/01") if said not in after] == []
    assert WAITING not in after
    assert credits_api.prove().differences == []


def test_an_amended_list_takes_the_place_of_the_endorsed_one_when_it_is_endorsed_and_not_before(
    play: Play, time_machine: Any, django_capture_on_commit_callbacks: Any
) -> None:
    scene = play(6)
    time_machine.move_to(at(11, 24))
    draft = amended(scene, amount=650)
    with django_capture_on_commit_callbacks(execute=True):
        adopt(scene, draft, year=2026)
    assert lines() == [(RESOLUTION, 600)]
    assert credits_api.prove().differences == []
    with django_capture_on_commit_callbacks(execute=True):
        endorse(scene, draft, on=date(2026, 11, 20))
    assert lines() == [(AMENDED, 650)]
    assert "6.50" in text(browser_of(somebody(1)).get("/my/credits/"))
    assert credits_api.prove().differences == []


def test_a_session_more_or_less_in_the_programme_is_counted_at_once(
    play: Play, django_capture_on_commit_callbacks: Any
) -> None:
    scene = play(6)
    edition = Edition.objects.get(key=TRAINING_EDITION)
    first = edition.modules.get(number=1)
    session = {
        "module": first.pk, "key": "extra", "is_contact": "on", "title_fr": "x", "title_en": "x",
        "starts_at_0": first.starts_on.isoformat(), "starts_at_1": "00:01",
        "ends_at_0": first.ends_on.isoformat(), "ends_at_1": "23:59",
    }  # fmt: skip
    session |= {"starts_at": f"{first.starts_on}T00:01", "ends_at": f"{first.ends_on}T23:59"}
    browser, address = enter(scene.who("dolores")), f"/admin/academy/sessions/{TRAINING_EDITION}/"
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(address, session).status_code == 302
    assert lines() == []
    assert credits_api.prove().differences == []
    extra = Session.objects.get(module=first, key="extra")
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(f"{address}{extra.pk}/remove/").status_code == 302
    assert lines() == [(RESOLUTION, 600)]
    assert credits_api.prove().differences == []


def test_the_boards_room_says_how_many_editions_are_being_counted_until_all_are(
    play: Play, time_machine: Any, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    """Where a worker does the jobs, the page answers before they are done."""
    scene = play(6)
    time_machine.move_to(at(11, 24))
    draft = amended(scene, amount=650)
    adopt(scene, draft, year=2026)
    settings.CELERY_BROKER_URL = "memory://"
    Job.objects.all().delete()  # what the story left to be counted
    worker = mock.patch("academy.jobs.operations.current_app.send_task")
    with worker as sent, django_capture_on_commit_callbacks(execute=True):
        endorse(scene, draft, on=date(2026, 11, 20))
    room = enter(scene.who("henrik"))
    assert sent.call_count == Job.objects.filter(kind="credits.tally_edition").count() == 2
    assert "2 editions are being counted again" in text(room.get("/board/"))
    jobs_api.run(Job.objects.filter(kind="credits.tally_edition")[0].pk)
    assert "1 edition is being counted again" in text(room.get("/board/"))
    jobs_api.run_due()
    assert "counted again" not in text(room.get("/board/"))
    assert lines() == [(AMENDED, 650)]


def test_the_same_decision_twice_is_counted_once(play: Play, time_machine: Any) -> None:
    scene = play(6)
    time_machine.move_to(at(11, 24))
    draft = amended(scene, amount=650)
    adopt(scene, draft, year=2026)
    endorse(scene, draft, on=date(2026, 11, 20))
    draft.refresh_from_db()
    for _ in range(2):
        assert recount_under(draft) == 2
    because = Job.objects.filter(kind="credits.tally_edition", key__contains=f"resolution {draft.pk}, endorsed by")
    assert because.exclude(key__endswith="None").count() == 2
    jobs_api.run_due()
    before = CreditEntry.objects.count()
    for job in because:
        tally_edition(**job.payload)
    assert CreditEntry.objects.count() == before
