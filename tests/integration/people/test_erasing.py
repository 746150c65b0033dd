"""A person goes; the ledgers, the register and the paper stay. Through the doors of the Secretariat and the command."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from academy.audit.models import AuditRecord
from academy.jobs.api import run
from academy.jobs.models import Job
from academy.notifications.models import Letter
from academy.people.domain.vocabulary import RoleCode
from academy.people.models import ERASED_DOMAIN, Erasure, Person, User
from academy.portal.demo.scene import Scene
from certificates import queries
from certificates.models import CertificateRecord
from certificates.queries.log_check import differences
from courses.admissions.models import Application, ApplicationFile, RestrictedAnswers
from courses.assignments.models import Submission
from courses.catalogue.models import Edition
from courses.evaluation.operations import state_interest
from credits.models import Appeal, CreditEntry
from credits.queries.proof import prove
from tests.factories.people import enter, person_with_role
from tests.factories.traces import files, files_with, tables_with
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
OFFICE = "/admin/academy/people/"
# Figures that anybody of the Secretariat reads; after an erasure each answers what it answered before.
FIGURES = (
    "/reports/feasibility/figures.csv",
    "/admin/academy/grants-by-country/list.csv",
    "/admin/academy/surveys/",
    "/admin/academy/tests/",
)
PAPERS = {"appeals/aa/appeal.pdf", "applications/bb/cv.pdf", "submissions/cc/thesis.pdf"}


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


@pytest.fixture
def holder(scene: Scene) -> Person:
    """Somebody who holds a certificate and has said and sent something everywhere."""
    held = CertificateRecord.objects.select_related("person__user").order_by("pk")[0].person
    name = held.printed_name
    for paper in PAPERS:
        storages["private"].save(paper, ContentFile(f"{name}, {paper}".encode()))
    _applied(held, name)
    _handed_in(held, name)
    _appealed(held, name)
    assert held.country
    state_interest(
        country=held.country, institution_kind="public", years_in_field=3, has_followed="I", wishes=f"I am {name}.",
        email=held.email, on=timezone.localdate(),
    )  # fmt: skip
    Letter.objects.create(
        key="to-a-colleague", template="opinion_asked", to="c@example.org", language="en", subject=f"On {name}",
        body=f"Selected: {name} ({held.email}).",
    )  # fmt: skip
    return held


def _applied(held: Person, name: str) -> None:
    own = Application.objects.filter(person=held).order_by("pk")[0]
    Application.objects.filter(pk=own.pk).update(motivation=f"{name} wishes to come.", answers={"other": name})
    RestrictedAnswers.objects.update_or_create(application=own, defaults={"answers": {"passport": name}})
    ApplicationFile.objects.create(
        application=own, kind="cv", file_name=f"{name}.pdf", stored_as="applications/bb/cv.pdf", sha256="b", size=1
    )


def _handed_in(held: Person, name: str) -> None:
    enrolment, other = held.enrolments.order_by("pk")[0], Submission.objects.order_by("pk")[0]
    work = Submission.objects.create(
        enrolment=enrolment, assignment=other.assignment, number=9, file_name=f"{name}.pdf", sha256="c", size=1,
        stored_as="submissions/cc/thesis.pdf",
    )  # fmt: skip
    work.marks.create(marker=User.objects.get(email="ines@demo.example.org"), levels={}, result=1, feedback=f"{name}!")


def _appealed(held: Person, name: str) -> None:
    entry = CreditEntry.objects.filter(person_uid=held.uid).order_by("pk")[0]
    Appeal.objects.create(
        person=held, edition=entry.edition, component="I", entry=entry, requirement=entry.requirement,
        reason=f"{name} was there.", state="refused", grounds=f"{name} was not.", file_name=f"{name}.pdf",
        stored_as="appeals/aa/appeal.pdf", file_kind="pdf",
    )  # fmt: skip


def erase(browser: Client, person: Person, **said: str) -> Any:
    """The Secretariat's page, filled in and sent."""
    form = {"ground": "request", "words": "", "confirmation": person.email} | said
    return browser.post(f"{OFFICE}{person.pk}/erase/", form)


def erased(scene: Scene, person: Person, callbacks: Any) -> None:
    with callbacks(execute=True):
        answer = erase(enter(scene.who("dolores")), person)
    assert answer.status_code == 302, answer.content.decode()


# The register and the paper -----------------------------------------------------------------------------------------


def test_after_an_erasure_the_register_still_answers_and_the_paper_still_verifies(
    scene: Scene, holder: Person, django_capture_on_commit_callbacks: Any
) -> None:
    record = CertificateRecord.objects.select_related("entry").filter(person=holder).order_by("-pk")[0]
    code, paper, name = record.entry.code, queries.pdf_of(record), holder.printed_name
    erased(scene, holder, django_capture_on_commit_callbacks)
    browser = Client(headers={"accept-language": "en"})
    page = browser.get(f"/V/{code}").content.decode()
    assert 'data-verdict="valid"' in page
    assert name not in page
    proof = browser.get(f"/V/{code.lower()}/register.json")
    assert proof.status_code == 200
    assert name not in proof.content.decode()
    shown = browser.post("/verify/", {"file": SimpleUploadedFile("own.pdf", paper)}).content.decode()
    assert 'data-verdict="issued"' in shown
    assert 'data-paper="demonstration_key"' in shown
    assert 'data-entry="demonstration" data-head="same"' in shown
    found = differences()
    assert (found.erased, found.wrong) == (1, [])


def test_after_an_erasure_the_paper_still_verifies_without_the_house(
    scene: Scene, holder: Person, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    paper = tmp_path / "own.pdf"
    paper.write_bytes(queries.pdf_of(CertificateRecord.objects.filter(person=holder).order_by("-pk")[0]))
    before = without_the_house(tmp_path, paper)
    erased(scene, holder, django_capture_on_commit_callbacks)
    assert without_the_house(tmp_path, paper) == before
    assert holder.printed_name in before


def without_the_house(folder: Path, paper: Path) -> str:
    """What the command for outsiders says, from what the Academy publishes at this moment."""
    call_command("export_trust", str(folder), stdout=StringIO())
    command = [sys.executable, "-I", "verify-certificate.pyz", "--language", "en", "--trust", "trust.json", paper.name]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1, done.stderr  # demonstration keys: never accepted
    return done.stdout


# The ledgers and the figures ----------------------------------------------------------------------------------------


def test_the_ledger_of_credits_and_the_figures_stay_what_they_were(
    scene: Scene, holder: Person, django_capture_on_commit_callbacks: Any
) -> None:
    browser = enter(scene.who("dolores"))
    figures = [figures_on(browser, address) for address in FIGURES]
    total = sum(CreditEntry.objects.filter(person_uid=holder.uid).values_list("amount", flat=True))
    assert total > 0
    assert prove().differences == []
    erased(scene, holder, django_capture_on_commit_callbacks)
    assert sum(CreditEntry.objects.filter(person_uid=holder.uid).values_list("amount", flat=True)) == total
    assert prove().differences == []
    assert [figures_on(browser, address) for address in FIGURES] == figures


def figures_on(browser: Client, address: str) -> str:
    """A list as it is, or the words of a screen."""
    answer = browser.get(address)
    assert answer.status_code == 200, address
    words = answer.content.decode()
    screen = words.partition('class="academy-screen')[2].partition("</main>")[0]
    return strip_tags(screen) if screen else words


def test_the_audit_says_who_erased_and_on_what_ground_and_no_name(
    scene: Scene, holder: Person, django_capture_on_commit_callbacks: Any
) -> None:
    erased(scene, holder, django_capture_on_commit_callbacks)
    record = AuditRecord.objects.get(action="person.erased")
    assert (record.actor, record.object_id) == (f"user:{scene.who('dolores').pk}", str(holder.pk))
    assert record.data["ground"] == "request"
    call_command("verify_audit", stdout=StringIO())


# The name -----------------------------------------------------------------------------------------------------------


def test_the_name_and_the_address_are_in_no_table_and_in_no_file(
    scene: Scene, holder: Person, django_capture_on_commit_callbacks: Any
) -> None:
    browser = enter(scene.who("dolores"))
    browser.get(f"{OFFICE}{holder.pk}/erase/")
    before = tables_with(holder.printed_name, holder.email)
    assert {"people_person", "people_user", "account_emailaddress", "credits_appeal", "admissions_application",
            "assignments_mark", "notifications_letter", "evaluation_masterinterest",
            "certificates_certificaterecord"} <= before  # fmt: skip
    certificate = CertificateRecord.objects.get(person=holder).stored_as
    assert PAPERS | {certificate} <= files()
    erased(scene, holder, django_capture_on_commit_callbacks)
    assert tables_with(holder.printed_name, holder.email, holder.family_name) == set()
    assert not (PAPERS | {certificate}) & files()
    assert files_with(holder.printed_name, holder.email) == set()
    assert not Job.objects.filter(state=Job.State.FAILED).exists()


def test_a_file_that_somebody_else_sent_too_stays(
    scene: Scene, holder: Person, django_capture_on_commit_callbacks: Any
) -> None:
    other = Submission.objects.exclude(enrolment__person=holder).order_by("pk")[0]
    Submission.objects.filter(pk=other.pk).update(stored_as="submissions/cc/thesis.pdf")
    erased(scene, holder, django_capture_on_commit_callbacks)
    assert "submissions/cc/thesis.pdf" in files()
    assert "appeals/aa/appeal.pdf" not in files()


def test_who_is_erased_reads_as_such_in_the_language_of_the_reader(
    scene: Scene, holder: Person, django_capture_on_commit_callbacks: Any
) -> None:
    erased(scene, holder, django_capture_on_commit_callbacks)
    browser = enter(scene.who("dolores"))
    page = browser.get(f"{OFFICE}{holder.pk}/").content.decode()
    assert "Erased person" in page
    assert "This person was erased on" in page
    assert f"{OFFICE}{holder.pk}/leave/" not in page
    assert str(Person.objects.get(pk=holder.pk)) == "Erased person"


# The account --------------------------------------------------------------------------------------------------------


def test_the_account_opens_nothing_any_more(dolores: Person, amina: Person, as_: As) -> None:
    browser = as_(amina)
    assert browser.get("/my/profile/").status_code == 200
    assert erase(as_(dolores), amina).status_code == 302
    assert browser.get("/my/profile/").status_code == 302
    account = User.objects.get(person=amina)
    assert (account.email, account.is_active) == (f"{account.pk}@{ERASED_DOMAIN}", False)
    assert not account.has_usable_password()
    fresh = Client()
    fresh.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert fresh.get("/my/profile/").status_code == 302
    assert account.role_grants.filter(ends_on=None).count() == 0


def test_who_comes_back_with_the_same_address_is_somebody_new(dolores: Person, amina: Person, as_: As) -> None:
    erase(as_(dolores), amina)
    again = person_with_role("Amina", "Benali", None)
    assert again.email == amina.email
    assert again.uid != amina.uid


def test_the_last_letter_says_what_stays_and_goes_itself(
    dolores: Person, amina: Person, as_: As, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erase(as_(dolores), amina)
    letter = mail.outbox[-1]
    assert letter.to == [amina.email]
    assert "Amina Benali" in letter.body
    assert "Voici ce qui demeure" in letter.body  # in her language
    assert not Letter.objects.filter(to=amina.email).exists()
    assert tables_with(amina.email, "Benali") == set()


def test_a_last_letter_that_cannot_be_sent_is_given_up_and_goes(
    dolores: Person, amina: Person, as_: As, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "tests.factories.traces.NoServer"
    with django_capture_on_commit_callbacks(execute=True):
        erase(as_(dolores), amina)
    job = Job.objects.get(kind="notifications.send", state=Job.State.QUEUED)
    for _ in range(5):
        Job.objects.filter(pk=job.pk).update(run_after=timezone.now() - timedelta(seconds=1))
        run(job.pk)
    assert tables_with(amina.email) == set()
    assert AuditRecord.objects.filter(action="letter.given_up").exists()


# Refusals -----------------------------------------------------------------------------------------------------------


def test_twice_has_no_further_effect(dolores: Person, amina: Person, as_: As) -> None:
    browser = as_(dolores)
    erase(browser, amina)
    records = AuditRecord.objects.count()
    again = browser.post(f"{OFFICE}{amina.pk}/erase/", {"ground": "request", "confirmation": "Erased person"})
    assert again.status_code == 302
    assert b"This person was erased on" in browser.get(again["location"]).content
    assert (Erasure.objects.filter(person=amina).count(), AuditRecord.objects.count()) == (1, records)


def test_while_an_edition_runs_nothing_is_erased_and_the_page_names_it(scene: Scene, holder: Person) -> None:
    edition = Edition.objects.get(key="demo-et-2026")
    later = timezone.localdate() + timedelta(days=9)
    Edition.objects.filter(pk=edition.pk).update(ends_on=later)
    holder.enrolments.filter(edition=edition).update(state="active")
    decided = Appeal.objects.get(person=holder)
    Appeal.objects.create(
        person=holder, edition=decided.edition, component="I", requirement=decided.requirement, reason="Once more."
    )
    browser = enter(scene.who("dolores"))
    page = browser.get(f"{OFFICE}{holder.pk}/erase/").content.decode()
    assert f"takes part in an edition that has not ended ({edition})" in page
    assert "An appeal waits for its answer" in page
    before = tables_with(holder.printed_name, holder.email)
    refused = erase(browser, holder)
    assert refused.status_code == 200
    assert "Nothing was erased" in refused.content.decode()
    assert tables_with(holder.printed_name, holder.email) == before
    assert User.objects.get(person=holder).is_active


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"confirmation": "somebody.else@example.org"}, "neither the address nor the name"),
        ({"ground": ""}, "required"),
        ({"ground": "other"}, "Say in words why"),
        ({"ground": "other", "words": "Mrs BENALI asked by telephone."}, "leave out the name"),
    ],
)
def test_what_is_not_confirmed_or_not_explained_erases_nothing(
    dolores: Person, amina: Person, as_: As, said: dict[str, str], words: str
) -> None:
    answer = erase(as_(dolores), amina, **said)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert Person.objects.get(pk=amina.pk).erased_at is None


def test_the_name_confirms_too_and_another_reason_is_kept_in_words(dolores: Person, amina: Person, as_: As) -> None:
    said = {"ground": "other", "words": "Two accounts of one person.", "confirmation": "amina BENALI"}
    assert erase(as_(dolores), amina, **said).status_code == 302
    assert Erasure.objects.get(person=amina).words == "Two accounts of one person."


def test_who_does_not_manage_people_erases_nobody(amina: Person, boris: Person, esi: Person, as_: As) -> None:
    for somebody in (boris, esi):
        assert erase(as_(somebody), amina).status_code == 403
    assert erase(Client(), amina).status_code == 302
    assert Person.objects.get(pk=amina.pk).erased_at is None


def test_nobody_erases_herself_in_the_office(dolores: Person, as_: As) -> None:
    person_with_role("Other", "Officer", RoleCode.SECRETARIAT)
    assert b"ask a colleague" in erase(as_(dolores), dolores).content
    assert Person.objects.get(pk=dolores.pk).erased_at is None


def test_who_alone_holds_a_deciding_role_is_not_erased(dolores: Person, esi: Person, as_: As) -> None:
    answer = erase(as_(dolores), esi).content.decode()
    assert "Nobody else holds this role: Institution officer" in answer
    assert Person.objects.get(pk=esi.pk).erased_at is None


# The command --------------------------------------------------------------------------------------------------------


def test_the_command_shows_first_and_erases_when_told(amina: Person, dolores: Person, esi: Person) -> None:
    def said(*words: str) -> str:
        out = StringIO()
        call_command("erase_person", *words, stdout=out)
        return out.getvalue()

    officer = ("--officer", dolores.email)
    shown = said(amina.email, *officer)
    assert "Names, e-mail address and institution: erased" in shown
    assert "Nothing was erased: say --yes to erase." in shown
    for words, why in (
        (("nobody@example.org", *officer, "--yes"), "no person"),
        (("no-identifier", *officer, "--yes"), "no person"),
        ((amina.email, "--officer", "nobody@example.org", "--yes"), "no account"),
        ((amina.email, "--officer", esi.email, "--yes"), "may not erase"),
        ((amina.email, *officer, "--ground", "other", "--yes"), "in words"),
        ((esi.email, *officer, "--yes"), "Nobody else holds this role"),
    ):
        with pytest.raises(CommandError, match=why):
            said(*words)
    assert Person.objects.get(pk=amina.pk).erased_at is None
    assert said(str(amina.uid), *officer, "--yes").endswith("erased\n")
    assert "erased before" in said(str(amina.uid), *officer, "--yes")
