"""The page of a certificate, its receipt, lists of certificates, machines with tokens, links of holders, the office."""

import html
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from academy.people.models import Institution, Person
from academy.portal.demo.scene import Scene
from certificates import batches, operations, queries
from certificates.domain import receipt, signed_json
from certificates.domain.record import Issuer
from certificates.domain.sealed import text_of
from certificates.models import ApiToken, CertificateRecord, Contact, RegisterEntry, ShareLink, VerificationCount
from certificates.operations import tokens
from certificates.queries.batch import MOST_ROWS
from certificates.refusals import TokenEndsTooLate
from tests.factories import papers, seals
from tests.factories.people import enter
from tests.factories.tampering import tamper
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def scene(play: Play) -> Scene:
    found = play(7)
    call_command("renew_status_lists")
    return found


def first() -> CertificateRecord:
    return CertificateRecord.objects.select_related("entry", "person__user").order_by("pk")[0]


def said(answer: Any) -> str:
    return html.unescape(" ".join(answer.content.decode().split()))


def opened(address: str, data: dict[str, Any] | None = None) -> str:
    browser = Client(headers=ENGLISH)
    return said(browser.post(address, data) if data else browser.get(address))


def test_a_page_reads_one_statement_and_no_session_whatever_the_code(scene: Scene) -> None:
    """The hot path; and an unknown code takes the same way as a known one."""
    operations.write_counts()  # once a minute; not within this one
    Client().get(f"/V/{first().entry.code}")  # keys, lists and contacts are kept from here on
    asked = {}
    for code in (first().entry.code, "0" * 26, "nonsense", "é" * 40):
        for address in (f"/V/{code}", f"/api/v1/certificates/{code}/"):
            with CaptureQueriesContext(
                connection,
            ) as found:
                Client().get(address)
            asked[address] = [one["sql"].split("WHERE")[0] for one in found]
    assert {len(one) for one in asked.values()} == {1}
    assert len({one[0] for one in asked.values()}) == 1
    assert "register" in next(iter(asked.values()))[0]


def test_the_page_says_everything_a_registrar_asks(scene: Scene) -> None:
    page = opened(f"/V/{first().entry.code}")
    for words in (
        "Issued jointly by Pompidou Group", "It does not attest that anything was examined", "as signed",
        "Signed status list", "Registry (demonstration)", "registry@um.example.org", "Receipt (PDF)",
        "--status lists/", "trust.json",
    ):  # fmt: skip
        assert words in page
    assert page.count("PAdES B-B: the time of the signature is the signer’s own word.") == 2
    assert "PAdES B-T" not in page
    assert page.index("Does the name match?") < page.index("In plain words")
    assert first().payload["name"] not in page
    assert "What was signed differs" not in page


def test_words_changed_in_the_database_are_shown_as_different_from_the_signed_ones(scene: Scene) -> None:
    record = first()
    changed = record.payload | {"title_fr": "Doctorat", "credits_fr": "1" + record.payload["credits_fr"]}
    tamper(record, payload=changed)
    page = opened(f"/V/{record.entry.code}")
    assert "not those that were issued" in page
    assert page.count("What was signed differs") == 2
    assert "The register does not say what was signed" in page
    assert "The name matches" not in opened(f"/V/{record.entry.code}", {"name": record.payload["name"]})


def test_the_receipt_is_signed_and_says_whether_the_name_matched(scene: Scene) -> None:
    record = first()
    address = f"/V/{record.entry.code}/take/"
    answer = Client().post(address, {"what": "receipt.json", "name": record.payload["name"]})
    found = receipt.check(answer.content, queries.trust())
    assert found.status == receipt.ReceiptStatus.DEMONSTRATION
    assert found.content is not None
    assert (found.content["status"], found.content["name_matches"]) == ("valid", True)
    assert set(found.content["status_lists"]) == {"pompidou-group", "university-of-malta"}
    assert record.payload["name"] not in answer.content.decode()
    forged = answer.content.replace(b'"valid"', b'"revoked"')
    assert receipt.check(forged, queries.trust()).status == receipt.ReceiptStatus.ALTERED
    other = json.loads(answer.content) | {"format": "idpa-status-1"}
    assert receipt.check(json.dumps(other).encode(), queries.trust()).status == receipt.ReceiptStatus.UNREADABLE
    wrong = json.loads(Client().post(address, {"what": "receipt.json", "name": "Somebody"}).content)
    assert wrong["name_matches"] is False
    assert json.loads(Client().post(address, {"what": "receipt.json"}).content)["name_matches"] is None
    assert Client().post(address, {"what": "receipt.pdf"}).content.startswith(b"%PDF-")


def test_without_the_key_there_is_no_receipt_and_no_stack_trace(scene: Scene, settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "elsewhere"
    answer = Client(headers=ENGLISH).post(f"/V/{first().entry.code}/take/", {"what": "receipt.pdf"})
    assert answer.status_code == 503
    assert "No receipt can be signed at the moment" in said(answer)


def test_record_and_seal_are_given_to_whoever_typed_the_name_only(scene: Scene) -> None:
    record = first()
    address = f"/V/{record.entry.code}/take/"
    taken = Client().post(address, {"what": "record.cbor", "name": record.payload["name"]})
    assert taken.content == bytes(record.record)
    seal = Client().post(address, {"what": "seal.txt", "name": record.payload["name"]}).content.decode()
    assert seal.rpartition("#")[2] == record.payload["seal"].rpartition("#")[2]
    for name in ("", "Somebody Else"):
        refused = Client(headers=ENGLISH).post(address, {"what": "seal.txt", "name": name})
        assert refused.status_code == 400
        assert record.payload["name"] not in refused.content.decode()
    assert Client().post(f"/V/{'0' * 26}/take/", {"what": "receipt.pdf"}).status_code == 404


def test_too_many_tries_are_slowed_down_with_the_time_to_wait(scene: Scene) -> None:
    address = f"/V/{first().entry.code}"
    answers = [Client().post(address, {"name": f"guess {number}"}) for number in range(32)]
    assert [one.status_code for one in answers[:30]] == [200] * 30
    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"] == "60"
    assert Client().get(address).status_code == 200


def batch(content: bytes) -> Any:
    return Client(headers=ENGLISH).post("/verify/list/", {"file": SimpleUploadedFile("list.csv", content)})


def test_a_list_is_answered_row_by_row(scene: Scene) -> None:
    record = first()
    code, name, seal = record.entry.code, record.payload["name"], record.payload["seal"]
    rows = [
        f"{code},{name},", f"{code.lower()},Somebody Else,", f"{'0' * 26},{name},", "nonsense,,", f",,{seal}",
        f",,{seal[:-9]}AAAAAAAAA", f"{'0' * 26},,{seal}", f"https://x.example/V/{code},,",
    ]  # fmt: skip
    answer = batch("\n".join(["code,name,seal", *rows]).encode())
    assert answer["content-type"] == "text/csv"
    lines = [line.split(",") for line in answer.content.decode("utf-8-sig").splitlines()[1:]]
    assert [(line[0], line[3], line[4], line[5]) for line in lines] == [
        ("2", "valid", "yes", ""), ("3", "valid", "no", ""), ("4", "unknown", "no", ""), ("5", "unknown", "", ""),
        ("6", "valid", "", "demonstration_key"), ("7", lines[5][3], "", lines[5][5]), ("8", "valid", "", "other"),
        ("9", "valid", "", ""),
    ]  # fmt: skip
    assert lines[5][5] in ("altered", "unreadable")
    assert name not in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "empty"), (b"code\n\xff\xfe", "UTF-8"), (b"number\n1\n", "code"), (b"code,code\na,b\n", "twice"),
     (b"code,name\nonly-one\n", "cells instead of"), (b"code\n=HYPERLINK(1)\n", "formula"),
     (b"code\n" + b"x\n" * 10_001, "10000 rows"), (b"code\n" + b"x" * (12 * 2**20), "12 MB")],
)  # fmt: skip
def test_a_list_that_cannot_be_read_is_refused_and_says_why(db: None, content: bytes, why: str) -> None:
    answer = batch(content)
    assert answer.status_code in (200, 400)
    assert answer["content-type"].startswith("text/html")
    assert why in said(answer)


def test_nothing_in_a_report_can_be_run_as_a_formula(db: None) -> None:
    answer = Client(headers=ENGLISH).post(
        "/verify/list/", {"file": SimpleUploadedFile("list.csv", b"code,name\n'=1+1,'@SUM(A1)\n")}
    )
    assert b"\n=" not in answer.content
    assert b",=" not in answer.content
    assert b"'=1+1" in answer.content


def post(address: str, data: Any, secret: str = "") -> Any:
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    return Client(headers=headers).post(address, data, "application/json")


def test_the_api_answers_by_id_by_seal_by_name_and_in_lists(scene: Scene) -> None:
    record = first()
    address = f"/api/v1/certificates/{record.entry.code}/"
    known = Client().get(address)
    assert known.json()["status"] == "valid"
    assert set(known.json()["status_lists"]) == {"pompidou-group", "university-of-malta"}
    assert Client().get(address, headers={"if-none-match": known["ETag"]}).status_code == 304
    seal = post("/api/v1/seals/", {"seal": record.payload["seal"]}).json()
    assert (seal["status"], seal["register"], seal["certificate"]) == ("demonstration_key", "same", "valid")
    assert [one["institution"] for one in seal["signatures"]] == ["pompidou-group", "university-of-malta"]
    assert post("/api/v1/seals/", {"seal": "x" * 9000}).status_code == 400
    unknown = post("/api/v1/seals/", {"seal": "nothing"}).json()
    assert (unknown["status"], unknown["certificate"]) == ("unreadable", "unknown")
    rows = [{"code": record.entry.code, "name": record.payload["name"]}, {"code": "0" * 26}]
    lines = post("/api/v1/certificates/batch/", {"rows": rows}).json()["rows"]
    assert [(one["status"], one["name_matches"]) for one in lines] == [("valid", "yes"), ("unknown", "")]


@pytest.mark.parametrize(
    "rows",
    [None, [], "x", [7], [{}], [{"code": 7}], [{"code": "x", "more": "y"}], [{"name": "x"}], [{"code": "a\0b"}],
     [{"code": "x"}] * 10_001],
)  # fmt: skip
def test_a_list_of_the_api_is_refused_with_its_rows(db: None, rows: Any) -> None:
    answer = post("/api/v1/certificates/batch/", {"rows": rows})
    assert answer.status_code == 400
    assert answer["content-type"] == "application/problem+json"
    assert "rows" in answer.json()["errors"]


def three_issuers() -> tuple[Issuer, ...]:
    return tuple(Issuer(number=number, kid=bytes([number, 1])) for number in (1, 2, 3))


def test_ten_thousand_seals_of_three_issuers_are_one_list_of_the_api(db: None) -> None:
    signing = seals.house()
    wanted = [seals.record(id=number.to_bytes(16, "big"), issuers=three_issuers()) for number in range(MOST_ROWS)]
    rows = [{"seal": text_of(papers.address(one), signing.seal(one)), "name": one.name} for one in wanted]
    answer = post("/api/v1/certificates/batch/", {"rows": rows})
    assert len(json.dumps({"rows": rows})) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert answer.status_code == 200
    lines = answer.json()["rows"]
    assert [one["row"] for one in lines] == list(range(1, MOST_ROWS + 1))
    assert {(one["status"], one["seal"]) for one in lines} == {("unknown", "unknown_key")}


@pytest.mark.parametrize(("where", "size"), [("certificates/batch", batches.LARGEST), ("seals", 5 * 2**20)])
def test_what_is_too_large_for_the_api_is_a_problem_in_its_form(db: None, where: str, size: int) -> None:
    answer = post(f"/api/v1/{where}/", {"seal": "x" * size})
    assert answer.status_code == 413
    assert answer["content-type"] == "application/problem+json"
    assert "en plusieurs parties" in answer.json()["detail"]


def token(scene: Scene, scopes: list[str]) -> tuple[ApiToken, str]:
    malta = Institution.objects.get(key="university-of-malta")
    now = timezone.now()
    return operations.create_token(
        institution=malta, name="Registry", scopes=scopes, ends_on=timezone.localdate(now) + timedelta(days=30),
        by=scene.who("esi"), now=now,
    )  # fmt: skip


def test_a_token_permits_more_and_only_what_it_says(scene: Scene) -> None:
    row, secret = token(scene, ["batch"])
    rows = {"rows": [{"code": "x"}]}
    address = "/api/v1/certificates/batch/"
    assert [post(address, rows).status_code for _ in range(7)] == [200] * 6 + [429]
    slowed = post(address, rows)
    assert int(slowed["Retry-After"]) > 0
    assert {post(address, rows, secret).status_code for _ in range(10)} == {200}
    row.refresh_from_db()
    assert row.last_used_on == timezone.localdate()
    assert secret not in str(ApiToken.objects.values())
    assert Client(headers={"authorization": f"Bearer {secret}"}).get("/api/v1/certificates/x/").status_code == 403
    assert post(address, rows, "idpa_wrong").status_code in (401, 403)
    operations.revoke_token(token=row, by=scene.who("karl"), now=timezone.now())
    assert post(address, rows, secret).status_code in (401, 403)


def test_a_token_ends(scene: Scene) -> None:
    _row, secret = token(scene, ["verify"])
    assert tokens.use_token(secret, now=timezone.now() + timedelta(days=31)) is None
    assert tokens.use_token(secret, now=timezone.now()) is not None
    with pytest.raises(TokenEndsTooLate):
        operations.create_token(
            institution=Institution.objects.get(key="university-of-malta"), name="x", scopes=["verify"],
            ends_on=timezone.localdate() + timedelta(days=500), by=scene.who("esi"), now=timezone.now(),
        )  # fmt: skip


def test_an_officer_gives_access_names_a_contact_and_sees_figures_and_keys(scene: Scene) -> None:
    officer, malta = enter(scene.who("esi")), Institution.objects.get(key="university-of-malta")
    day = (timezone.localdate() + timedelta(days=60)).isoformat()
    data = {"institution": malta.pk, "name": "Registry", "scopes": ["verify"], "ends_on": day}
    made = officer.post("/university/office/tokens/", data, headers=ENGLISH).content.decode()
    secret = re.search(r"idpa_[\w-]+", made)
    assert secret is not None
    assert Client(headers={"authorization": f"Bearer {secret[0]}"}).get("/api/v1/certificates/x/").status_code == 200
    assert secret[0] not in officer.get("/university/office/").content.decode()
    foreign = Institution.objects.get(key="pompidou-group")
    assert "error" in officer.post("/university/office/tokens/", data | {"institution": foreign.pk}).content.decode()
    contact = {
        "institution": malta.pk,
        "office": "Registrar",
        "email": "registrar@um.example",
        "valid_from": timezone.localdate().isoformat(),
    }
    officer.post("/university/office/contact/", contact)
    assert "registrar@um.example" in opened(f"/V/{first().entry.code}")
    officer.post("/university/office/contact/", contact | {"email": "", "phone": ""})
    assert Contact.objects.filter(institution=malta).count() == 2  # the one of the story, and this
    operations.write_counts()
    VerificationCount.objects.all().delete()
    opened(f"/V/{first().entry.code}")
    opened(f"/V/{'0' * 26}")
    operations.write_counts()
    assert VerificationCount.objects.count() == 2  # one for each institution, none for an unknown code
    page = said(officer.get("/university/office/", headers=ENGLISH))
    assert "Key" in page
    assert 'data-key-state="' in page
    token_row = ApiToken.objects.get()
    enter(scene.who("claire")).post(f"/university/office/tokens/{token_row.pk}/end/")
    token_row.refresh_from_db()
    assert token_row.revoked_at is None  # of another institution
    officer.post(f"/university/office/tokens/{token_row.pk}/end/")
    token_row.refresh_from_db()
    assert token_row.revoked_at is not None


def test_the_register_is_filtered_and_taken_as_csv(scene: Scene) -> None:
    officer, record = enter(scene.who("esi")), first()
    assert record.entry.number in said(officer.get(f"/university/register/?q={record.entry.number}"))
    assert record.entry.number not in said(officer.get("/university/register/?status=revoked"))
    tamper(record, payload=record.payload | {"name": "=1+1"})
    lines = officer.get("/university/register/?csv=1").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + RegisterEntry.objects.count()
    assert any("'=1+1" in line for line in lines)


def test_a_holders_link_shows_the_name_counts_and_ends(scene: Scene, boris: Person) -> None:
    record = first()
    assert record.person.user is not None
    assert boris.user is not None
    holder = enter(record.person.user)
    address = f"/my/certificates/{record.entry.number}/share/"
    made = said(holder.post(address, {"label": "Ministry", "days": "7"}, headers=ENGLISH))
    found = re.search(r"/shared/([\w-]+)/", made)
    assert found is not None
    shown = Client(headers=ENGLISH).get(found[0])
    assert record.payload["name"] in said(shown)
    assert shown["Referrer-Policy"] == "no-referrer"
    assert "Opened 1 time." in said(holder.get(address, headers=ENGLISH))
    assert enter(boris.user).get(address).status_code == 404
    link = ShareLink.objects.get()
    assert found[1] not in str(ShareLink.objects.values())
    enter(boris.user).post(f"/my/certificates/links/{link.pk}/end/")
    assert Client().get(found[0]).status_code == 200
    holder.post(f"/my/certificates/links/{link.pk}/end/")
    over = Client(headers=ENGLISH).get(found[0])
    assert over.status_code == 404
    assert record.payload["name"] not in said(over)
    _link, secret = operations.share(record=record, label="x", days=7, by=record.person.user, now=timezone.now())
    assert operations.follow_link(secret, now=timezone.now() + timedelta(days=8)) == ""
    assert operations.follow_link("", now=timezone.now()) == ""


def test_after_the_record_is_erased_the_register_still_answers(scene: Scene) -> None:
    record = first()
    code, seal = record.entry.code, record.payload["seal"]
    CertificateRecord.objects.filter(pk=record.pk).delete()
    page = opened(f"/V/{code}")
    assert 'data-verdict="valid"' in page
    assert "personal data of this certificate was erased" in page
    assert "Issued jointly by Pompidou Group, University of Malta" in page
    assert post("/api/v1/seals/", {"seal": seal}).json()["register"] == "same"
    assert json.loads(Client().post(f"/V/{code}/take/", {"what": "receipt.json"}).content)["printed"] == {}


def test_a_status_list_is_not_accepted_as_a_receipt(scene: Scene) -> None:
    stolen = Client().get("/status/pompidou-group.json").content
    assert receipt.check(stolen, queries.trust()).status == receipt.ReceiptStatus.UNREADABLE
    assert signed_json.decode(stolen, format="idpa-status-1").content["institution"] == 1
