"""A list is numbered once; whatever kills its issuing, whoever goes on makes the same certificates, each once."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from academy.audit import api as audit_api
from academy.audit.models import AuditRecord
from academy.jobs import api as jobs_api
from academy.jobs.models import Job
from academy.notifications import api as notifications_api
from academy.people.models import Institution, Person
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates import queries
from certificates.designs import component_one
from certificates.models import (
    CertificateRecord,
    KeyEnd,
    LogHead,
    LogLeaf,
    NumberedLine,
    NumberSeries,
    PdfSignature,
    PublicKey,
    RegisterEntry,
    Release,
    SealedLine,
    SealSignature,
)
from certificates.operations import (
    KeyOrder,
    batches,
    entering,
    issuing,
    log,
    numbering,
    papering,
    rotate_key,
    sealed_lines,
    sealing,
    start_issue,
)
from certificates.operations.badges import made_bundle
from certificates.queries.log import proof_of
from certificates.queries.log_check import differences
from certificates.refusals import HeadNotSigned, NoTimeStamp
from courses.catalogue.models import Edition
from tests.factories.clock import authority
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
LINES = 3
NOON = at(11, 12)


class Killed(BaseException):
    """Like the end of a process: no handler of ours catches it."""


def approved(scene: Scene, names: int = LINES) -> Release:
    """A list of so many names, approved by both institutions."""
    release = certificates_api.propose_release(
        edition=Edition.objects.get(key="demo-et-2026"),
        component="I",
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
        by=scene.who("dolores"),
        now=at(11, 9),
    )
    kept = release.lines.order_by("pk").values_list("pk", flat=True)[:names]
    release.lines.exclude(pk__in=list(kept)).delete()
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(officer), now=at(11, 10))
    return Release.objects.get(pk=release.pk)


@contextmanager
def killed_after(step: int, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process ends after so many steps, counted over everything that a batch does, reads left out."""
    done = count(1)

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **options: Any) -> Any:
            result = act(*args, **options)
            if next(done) == step:
                raise Killed(step)
            return result

        return wrapped

    with patch.context() as patched:
        for place, name in (
            (issuing, "sealing_for"), (issuing, "papering_for"), (numbering, "_take"), (issuing, "number_list"),
            (sealing.Sealing, "seal"), (issuing, "seal_line"), (sealed_lines, "log_issues"), (sealed_lines, "new_head"),
            (issuing, "log_seals"), (issuing, "enclosed"), (component_one, "draw"), (papering, "sign"),
            (papering.Paper, "store"), (entering, "keep_badge"), (audit_api, "record"),
            (notifications_api, "write_letter"), (issuing, "enter"), (issuing, "record_issued"), (issuing, "finish"),
        ):  # fmt: skip
            patched.setattr(place, name, counted(getattr(place, name)))
        yield


def outcome(release: Release) -> list[tuple[str, ...]]:
    """Everything that a certificate is, without the ids of rows."""
    rows = CertificateRecord.objects.filter(entry__release=release).select_related("entry", "person")
    return [
        (one.entry.number, one.entry.code, one.payload["name"], one.entry.payload_digest, one.entry.record_digest,
         one.entry.pdf_sha256, hashlib.sha256(queries.pdf_of(one)).hexdigest())
        for one in rows.order_by("entry__number")
    ]  # fmt: skip


def plain_codes(patch: pytest.MonkeyPatch) -> None:
    """Chance that is the same in every run."""
    codes = count(1)
    patch.setattr("certificates.operations.numbering.secrets.randbits", lambda bits: next(codes))


def files() -> set[str]:
    return {path.name for path in (Path(settings.PRIVATE_ROOT) / "certificates").rglob("*.pdf")}


@pytest.mark.engine_free
def test_a_batch_that_is_killed_after_any_step_ends_as_if_it_had_not_been(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = play(6)
    names = 2  # each step of each name is a run
    release, by = approved(scene, names), scene.who("dolores")
    # The same record gives the same bundle; what takes longest is asked once.
    bundles: dict[bytes, bytes] = {}
    make = made_bundle
    monkeypatch.setattr(
        "certificates.operations.enclosing.made_bundle",
        lambda *, record, **rest: bundles.get(record) or bundles.setdefault(record, make(record=record, **rest)),
    )

    def run(step: int) -> tuple[bool, list[tuple[str, ...]]]:
        """(whether it was killed, what there is after it went on); everything is taken back."""
        with transaction.atomic(), monkeypatch.context() as patch:
            plain_codes(patch)
            was_killed = False
            try:
                with killed_after(step, patch):
                    certificates_api.issue_release(release=release, by=by, now=NOON)
            except Killed:
                was_killed = True
                plain_codes(patch)  # what was drawn and not kept is drawn again
                later = at(11, 12, 13) if LogHead.objects.exists() else NOON  # before, no day or hour was fixed yet
                certificates_api.issue_release(release=release, by=by, now=later)
            found = outcome(release)
            assert Release.objects.get(pk=release.pk).state == Release.State.ISSUED
            assert SealSignature.objects.count() == PdfSignature.objects.count() == 2 * names
            assert not NumberedLine.objects.exclude(name="").exists()
            assert (LogLeaf.objects.count(), LogHead.objects.count()) == (names, 1)
            assert not SealedLine.objects.exists()
            transaction.set_rollback(True)
        return was_killed, found

    was_killed, whole = run(10**6)
    assert not was_killed
    assert [row[0] for row in whole] == [f"IDPA-2026-I-{number:06d}" for number in (1, 2)]
    assert all(row[5] == row[6] for row in whole)
    step = 0
    while True:
        step += 1
        was_killed, found = run(step)
        assert found == whole, step
        if not was_killed:
            break
    assert step > names * 8
    assert files() == {f"{row[5]}.pdf" for row in whole}  # no killed run left another file behind


def test_numbers_go_on_where_the_last_list_ended_and_are_never_given_twice(play: Play) -> None:
    scene = play(7)
    last = RegisterEntry.objects.filter(component="I").count()
    assert NumberSeries.objects.get(prefix="IDPA-2026-I-").last == last
    assert numbering._take("IDPA-2026-I-", 2) == last + 1
    assert numbering._take("IDPA-2026-I-", 1) == last + 3
    release = Release.objects.get(component="I")
    before = RegisterEntry.objects.count()
    certificates_api.issue_release(release=release, by=scene.who("dolores"), now=NOON)
    assert RegisterEntry.objects.count() == before


def test_a_name_that_changes_while_its_list_is_issued_is_printed_as_approved(play: Play) -> None:
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    issuing.begin(release=release, by=by, now=NOON)
    line = release.lines.select_related("person").order_by("pk")[0]
    approved_name = line.person.printed_name
    Person.objects.filter(pk=line.person_id).update(printed_name="Another Name")
    certificates_api.issue_release(release=release, by=by, now=NOON)
    assert CertificateRecord.objects.get(person=line.person).payload["name"] == approved_name


def test_a_batch_taken_up_on_another_day_names_that_day_where_nothing_was_sealed_yet(play: Play) -> None:
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    next(issuing.work(issuing.begin(release=release, by=by, now=NOON)))  # the first line is sealed, and no more
    certificates_api.issue_release(release=release, by=by, now=at(11, 14))
    days = list(RegisterEntry.objects.order_by("number").values_list("number", "issued_on"))
    assert days == [(f"IDPA-2026-I-{n:06d}", at(11, 12 if n == 1 else 14).date()) for n in (1, 2, 3)]
    assert {one.paper.status for one in map(queries.check_pdf, papers(release))} == {"demonstration_key"}


def papers(release: Release) -> list[bytes]:
    return [queries.pdf_of(one) for one in CertificateRecord.objects.filter(entry__release=release).order_by("entry")]


def test_every_paper_shows_its_own_line_below_one_head_of_the_list(play: Play) -> None:
    scene = play(6)
    release = approved(scene)
    certificates_api.issue_release(release=release, by=scene.who("dolores"), now=NOON)
    found = [queries.check_pdf(content) for content in papers(release)]
    proofs = [one.paper.inclusion.proof for one in found if one.paper.inclusion and one.paper.inclusion.proof]
    assert [one.position for one in proofs] == [0, 1, 2]
    assert {(one.signed.head.size, one.signed.head.at) for one in proofs} == {(LINES, NOON)}
    assert {(one.status, one.head) for one in found} == {("issued", "same")}


def test_a_line_that_waits_for_its_paper_is_told_to_nobody_and_counts_in_the_register(play: Play) -> None:
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    batch = issuing.begin(release=release, by=by, now=NOON)
    for _ in zip(range(LINES + 1), issuing.work(batch), strict=False):
        """Every line is sealed, one has its paper."""
    waiting = NumberedLine.objects.order_by("number")[2]
    assert LogLeaf.objects.filter(numbered=waiting).exists()
    assert proof_of(waiting.code) is None
    assert Client().get(f"/V/{waiting.code}/register.json").status_code == 404
    assert not differences().wrong
    certificates_api.issue_release(release=release, by=by, now=at(11, 13))
    assert proof_of(waiting.code) is not None


def test_a_seal_whose_key_has_ended_before_there_was_a_paper_is_made_again(play: Play) -> None:
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    batch = issuing.begin(release=release, by=by, now=NOON)
    for _ in zip(range(LINES + 1), issuing.work(batch), strict=False):
        """Every line is sealed, one has its paper."""
    key = PublicKey.objects.get(institution__key="university-of-malta", purpose="record")
    order = KeyOrder(
        institution=key.institution, purpose=key.purpose, valid_from=at(11, 13).date(), valid_to=key.valid_to,
        holder=key.holder, agreement=key.agreement, is_demonstration=True,
    )  # fmt: skip
    rotate_key(order=order, reason=KeyEnd.Reason.COMPROMISED, present=["A", "B"], by=None, now=at(11, 13))
    certificates_api.issue_release(release=release, by=by, now=at(11, 14))
    days = RegisterEntry.objects.order_by("number").values_list("issued_on", flat=True)
    assert [day.day for day in days] == [12, 14, 14]
    assert LogLeaf.objects.count() == LINES + 2  # two seals that nobody ever had keep their lines
    assert not differences().wrong
    status = [queries.check_pdf(content).paper.status for content in papers(release)]
    assert status == ["key_not_in_force", "demonstration_key", "demonstration_key"]


def test_without_a_head_of_every_issuer_nothing_is_written(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    whole = log._signers
    with monkeypatch.context() as patch:
        patch.setattr(log, "_signers", lambda now: whole(now)[:1])
        with pytest.raises(HeadNotSigned):
            certificates_api.issue_release(release=release, by=by, now=NOON)
    assert not LogLeaf.objects.exists()
    assert not RegisterEntry.objects.exists()
    assert len(certificates_api.issue_release(release=release, by=by, now=NOON)) == LINES


def test_jobs_issue_the_list_and_the_pages_say_how_far_it_is(
    play: Play, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    monkeypatch.setattr(batches, "AT_ONCE", -1.0)  # one step for each job
    monkeypatch.setattr(batches, "BEHIND", -1.0)
    monkeypatch.setattr("academy.jobs.operations.run_beside", lambda job_id: None)  # a thread of its own, not here
    settings.ISSUE_LANES = 1
    office, officer = enter(by), enter(scene.who("esi"))
    with django_capture_on_commit_callbacks(execute=True):
        office.post(f"/admin/academy/release/lists/{release.pk}/issue/")
    following(LINES)  # the others are sealed, and the first one has its paper
    for browser, address in ((office, "/admin/academy/release/demo-et-2026/"),
                             (officer, f"/university/lists/{release.pk}/")):  # fmt: skip
        assert f'value="1">1/{LINES}</progress>' in browser.get(address).content.decode()
    # The next job waits for its turn: whoever may issue can take it up.
    assert f"/lists/{release.pk}/issue/" in office.get("/admin/academy/release/demo-et-2026/").content.decode()
    following(LINES)
    assert RegisterEntry.objects.filter(release=release).count() == LINES
    assert Release.objects.get(pk=release.pk).state == Release.State.ISSUED
    assert "data-renews" not in office.get("/admin/academy/release/demo-et-2026/").content.decode()


@pytest.mark.parametrize("order", [1, -1])
def test_two_chains_of_jobs_part_the_papers_of_a_list_and_the_last_one_closes_it(
    play: Play, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch, settings: Any, order: int
) -> None:
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    monkeypatch.setattr(batches, "AT_ONCE", -1.0)
    monkeypatch.setattr(batches, "BEHIND", -1.0)
    monkeypatch.setattr("academy.jobs.operations.run_beside", lambda job_id: None)
    settings.ISSUE_LANES = 2
    with django_capture_on_commit_callbacks(execute=True):
        start_issue(release=release, by=by, now=NOON)
    following(LINES - 1)  # sealed one after the other: one head stands over all of them
    lanes = {tuple(job.payload["lane"]) for job in queued()}
    assert (lanes, RegisterEntry.objects.filter(release=release).count()) == ({(0, 2), (1, 2)}, 0)
    monkeypatch.setattr(batches, "BEHIND", 600.0)
    for done, job in enumerate(sorted(queued(), key=lambda job: order * job.payload["lane"][0]), start=1):
        jobs_api.run(job.pk)
        made = RegisterEntry.objects.filter(release=release).count()
        assert (made == LINES) == (done == 2)
    release.refresh_from_db()
    assert (queued(), release.state) == ([], Release.State.ISSUED)
    assert AuditRecord.objects.filter(action="release.issued", object_id=str(release.pk)).count() == 1
    codes = RegisterEntry.objects.values_list("code", flat=True)
    assert {Client().get(f"/V/{code}").status_code for code in codes} == {200}


def test_a_chain_whose_process_ended_is_taken_up_by_hand(play: Play) -> None:
    """Of two chains one is done and the other one's process has ended: whoever issues the list again makes the rest."""
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    batch = issuing.begin(release=release, by=by, now=NOON)
    list(issuing.work(batch, lane=(0, 2)))
    assert not issuing.finish(release=release, by=by, now=NOON)
    made = set(RegisterEntry.objects.filter(release=release).values_list("number", flat=True))
    assert 0 < len(made) < LINES
    assert len(certificates_api.issue_release(release=release, by=by, now=NOON)) == LINES
    assert made < set(RegisterEntry.objects.filter(release=release).values_list("number", flat=True))


def queued() -> list[Job]:
    return list(Job.objects.filter(kind=batches.NEXT, state=Job.State.QUEUED))


def following(times: int) -> None:
    for _ in range(times):
        for job in queued():
            jobs_api.run(job.pk)


def test_without_an_answer_of_the_time_stamp_authority_the_rest_waits(play: Play, settings: Any) -> None:
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    settings.TSA_URL = "http://127.0.0.1:9/none"
    with pytest.raises(NoTimeStamp):
        certificates_api.issue_release(release=release, by=by, now=NOON)
    assert not RegisterEntry.objects.exists()
    settings.TSA_URL = ""
    assert len(certificates_api.issue_release(release=release, by=by, now=NOON)) == LINES
    assert Client().get(f"/V/{RegisterEntry.objects.all()[0].code}").status_code == 200


def test_the_page_says_for_each_institution_whose_word_the_time_of_its_pdf_signature_is(
    play: Play, settings: Any, client: Client
) -> None:
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    plain, stamped = "the time of the signature is the signer’s own word", "a time-stamp authority says when"
    with authority() as settings.TSA_URL:
        entries = certificates_api.issue_release(release=release, by=by, now=NOON)
    page = client.get(f"/V/{entries[0].code}", headers={"accept-language": "en"}).content.decode()
    assert (page.count(stamped), page.count(plain)) == (2, 0)
    assert page.count('data-pdf-level="B-T"') == 2


def test_starting_twice_issues_once(
    play: Play, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_ONCE", 600.0)  # whatever the machine is busy with, one job does it
    scene = play(6)
    release, by = approved(scene), scene.who("dolores")
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            start_issue(release=release, by=by, now=NOON)
    assert RegisterEntry.objects.filter(release=release).count() == LINES
