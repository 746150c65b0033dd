"""A small fee, an envelope, four stories of money: granted in full, granted in part, paid, paid too much.

Played after step 7, once. Source of every amount: data/money.csv, in cents; the values are invented and say so.
"""

from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.api import Decision
from academy.portal.demo import recount
from academy.portal.demo.cast import account_of
from academy.portal.demo.scene import COURSE_EDITION, YEAR, Scene
from courses.admissions import api as admissions_api
from courses.catalogue.api import Edition
from courses.learning.api import Enrolment

SOURCE = Path(__file__).resolve().parents[1] / "data" / "money.csv"
FEE, ENVELOPE = 60_000, 150_000
DECISION = "BOARD/DEMO/2026-9"
HEADS = ("registration", "travel", "lodging")
# The account that banks print in their own leaflets as an example; nobody's.
IBAN = "FR7630006000011234567890189"


def leave_money(scene: Scene) -> None:
    edition = Edition.objects.get(key=COURSE_EDITION)
    rows = recount.read(SOURCE)
    if not admissions_api.account_rows(edition):
        _play(scene, edition, rows)
    _counted(scene, edition, rows)


def _play(scene: Scene, edition: Edition, rows: list[recount.Row]) -> None:
    by, now = scene.who("dolores"), timezone.now()
    decision = _decision(scene)
    admissions_api.set_fee(
        edition=edition, amount=FEE, decision=decision, due_on=timezone.localdate(now) + timedelta(days=60),
        payee="Council of Europe (invented, demonstration)", iban=IBAN, by=by, now=now,
    )  # fmt: skip
    admissions_api.set_envelope(kind="grant", year=YEAR, amount=ENVELOPE, decision=decision, by=by, now=now)
    asked = now - timedelta(days=3)
    admissions_api.set_terms(
        edition=edition, opens_at=now - timedelta(days=20), requests_until=now - timedelta(days=2), by=by, now=asked
    )
    for row in rows:
        _ask(edition, row, asked=asked)
    admissions_api.close_list(edition=edition, by=by, now=now)
    for request, row in _requests(edition, rows):
        amounts = {head: int(row[f"granted_{head}"]) for head in HEADS}
        words = "By the means stated and the resources of the year. (Invented, for the demonstration.)"
        admissions_api.propose(request=request, amounts=amounts, words=words, by=by, now=now)
        admissions_api.decide_request(request=request, amounts=amounts, words=words, body="secretariat", by=by, now=now)
    admissions_api.issue_invoices(edition=edition, by=by, now=now)
    _pay(scene, edition, rows)


def _decision(scene: Scene) -> Decision:
    known = Decision.objects.filter(reference=DECISION).first()
    return known or governance_api.record_decision(
        reference=DECISION,
        body="board",
        kind="other",
        decided_on=date(YEAR, 1, 8),
        meeting="Invented meeting of the Governing Board (demonstration)",
        text_fr="Acte fictif : les frais d’inscription et l’enveloppe des subventions sont fixés (démonstration).",
        text_en="Fictitious act: the registration fee and the envelope of grants are set for the demonstration.",
        is_fictitious=True,
        by=scene.who("dolores"),
    )


def _ask(edition: Edition, row: recount.Row, *, asked: object) -> None:
    heads = {head: int(row[head]) for head in HEADS if int(row[head])}
    if not heads:
        return
    person = Enrolment.objects.select_related("person__user").get(edition=edition, person__email=row["email"]).person
    admissions_api.ask_for_grant(
        edition=edition,
        person=person,
        heads={head: admissions_api.Asked(cost=max(amount, FEE), asked=amount) for head, amount in heads.items()},
        means="My employer pays half of the travel. (Invented, for the demonstration.)",
        grounds="The budget of my institution for training is spent. (Invented, for the demonstration.)",
        by=account_of(person),
        now=asked,  # type: ignore[arg-type]
    )


def _requests(edition: Edition, rows: list[recount.Row]) -> list[tuple[admissions_api.CostRequest, recount.Row]]:
    by_email = {row["email"]: row for row in rows}
    found = admissions_api.CostRequest.objects.filter(edition=edition, kind="grant").select_related("person")
    return [(one, by_email[one.person.email]) for one in found]


def _pay(scene: Scene, edition: Edition, rows: list[recount.Row]) -> None:
    """The bank's list: a line for each who paid, and one without a reference that waits to be assigned."""
    invoices = {one.invoice.person.email: one.invoice for one in admissions_api.account_rows(edition)}
    day = timezone.localdate().isoformat()
    lines = ["booked_on,amount,currency,payer,reference,bank_id"]
    for number, row in enumerate((row for row in rows if int(row["paid"])), start=1):
        amount, reference = int(row["paid"]) / 100, invoices[row["email"]].reference
        lines.append(f"{day},{amount:.2f},EUR,Invented ministry {number},{reference},DEMO-{YEAR}-{number}")
    lines.append(f"{day},600.00,EUR,Invented agency,course fee,DEMO-{YEAR}-99")
    path = scene.folder / "input" / "bank-list.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = admissions_api.import_transfers(
        file_name=path.name, content=path.read_bytes(), by=scene.who("dolores"), now=timezone.now()
    )
    scene.report.check("the bank's list is accepted", expected=True, actual=done.accepted)


def _counted(scene: Scene, edition: Edition, rows: list[recount.Row]) -> None:
    report = scene.report
    report.rule("P-PG/Academy, item 10", "Component II is funded by fees; grants case by case")
    accounts = admissions_api.account_rows(edition)
    granted = sum(int(row[f"granted_{head}"]) for row in rows for head in HEADS)
    envelope = admissions_api.envelope_for(edition, "grant")
    report.check("committed of the envelope, cents", expected=granted, actual=envelope.committed if envelope else None)
    report.check("left in the envelope, cents", expected=ENVELOPE - granted, actual=envelope.left if envelope else None)
    settled = sum(int(row["granted_registration"]) + int(row["paid"]) for row in rows)
    owed = FEE * Enrolment.objects.filter(edition=edition).exclude(state="withdrawn").count() - settled
    report.check("balance of all accounts, cents", expected=owed, actual=sum(one.balance for one in accounts))
