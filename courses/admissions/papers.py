"""Invoices and receipts on paper, in the person's language, drawn from what was frozen: same row, same bytes."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from academy.lib.bilingual import euros, in_text
from academy.lib.dates import date_format
from academy.lib.paper import Paper
from courses.admissions.domain import references
from courses.admissions.models import FeeEntry, Invoice, Receipt

AUTHORITY = "P-PG (2020) 10, P-PG/Academy, item 10"


def of_invoice(invoice: Invoice) -> bytes:
    """What is asked, of whom, for what, by whose decision, until when and how it is paid."""
    said = invoice.content
    with translation.override(invoice.language):
        paper = _paper(_("Invoice %s") % invoice.code, invoice.language, said)
        paper.facts([*_whom(said), (_("Date"), date_format(invoice.issued_on)), (_("Decision"), said["decision"])])
        paper.table(head=[_("For"), _("Amount")], rows=_lines(invoice), widths=[7, 3], numbers=(1,))
        if int(said.get("granted") or 0) == invoice.amount:
            paper.paragraph(_("Nothing is to be paid: the grant covers the whole fee."))
            return paper.pdf()
        paper.heading(_("How to pay"))
        paper.paragraph(_("By bank transfer in euros, with this reference and nothing else in the field for it."))
        paper.facts(
            [
                (_("To be paid until"), date_format(invoice.due_on)),
                (_("Payee"), said["payee"]),
                (_("Account (IBAN)"), references.printed(said["iban"])),
                (_("Reference"), references.printed(invoice.reference)),
            ]
        )
        paper.paragraph(_("If your means do not allow it, ask for a grant on the page “My costs”."), style="muted")
        return paper.pdf()


def _lines(invoice: Invoice) -> list[list[str]]:
    granted = int(invoice.content.get("granted") or 0)
    lines = [[_("Registration fee: %s") % invoice.content["edition"], euros(invoice.amount)]]
    if granted:
        lines.append([_("Grant for the registration"), euros(-granted)])
    return [*lines, [_("To pay"), euros(invoice.amount - granted)]]


def of_receipt(receipt: Receipt) -> bytes:
    """What came in, when, from whom, for which invoice; and that it was reversed, where it was."""
    said = receipt.content
    with translation.override(receipt.language):
        paper = _paper(_("Receipt %s") % receipt.code, receipt.language, said)
        back = FeeEntry.objects.filter(reverses=receipt.entry_id).first()
        if back:
            words = _("This payment was reversed on %(day)s: %(why)s")
            paper.paragraph(words % {"day": date_format(back.at), "why": back.words}, style="label")
        balance = int(said["balance"])
        paper.facts(
            [
                *_whom(said),
                (_("For"), said["edition"]),
                (_("Invoice"), said["invoice"]),
                (_("Received on"), date_format(date.fromisoformat(said["booked_on"]))),
                (_("From"), said["payer"]),
                (_("Amount"), euros(said["cents"])),
                (_("Still to pay"), euros(max(balance, 0))),
                (_("Paid too much"), euros(max(-balance, 0))),
                (_("Date"), date_format(receipt.issued_on)),
            ]
        )
        return paper.pdf()


def _paper(title: str, language: str, said: dict[str, str]) -> Paper:
    return Paper(
        title=title,
        language=language,
        author=_("International Drug Policy Academy"),
        subtitle=said["edition"],
        reference=f"{title} · {in_text(AUTHORITY)}",
        label=_("Demonstration: people and values are invented.") if said["is_demonstration"] else "",
    )


def _whom(said: dict[str, str]) -> list[tuple[str, str]]:
    rows = [(_("Participant"), said["name"]), (_("Institution"), said["institution"]), (_("Country"), said["country"])]
    return [row for row in rows if row[1]]
