"""What every form of the statement says around its lines: what a credit is, whose it is, how to read it."""

from django.utils.translation import gettext as _

from academy.lib.bilingual import in_language
from academy.portal.statement import words
from academy.portal.statement.account import Account, Part, Row
from credits import api as credits_api

Pair = tuple[str, str]


def what_a_credit_is() -> list[str]:
    """Two paragraphs that a registrar reads first."""
    return [
        _(
            "An Academy credit is the Academy’s own unit. Its Governing Board decides by resolution what a designated "
            "activity is worth (P-PG (2020) 10, P-PG/Academy, item 7). It is not an ECTS credit: ECTS credits stand "
            "here only where a university has granted them by a decision on record, with its name."
        ),
        _(
            "Component I attests presence and active participation. Component II attests knowledge and skills: three "
            "modules within a year, with exercises and tests passed. The title of Component III is the universities’ "
            "own."
        ),
    ]


def how_to_read() -> list[str]:
    return [
        _(
            "Each line is an entry of an append-only ledger: it rests on facts (attendance, confirmations, marks, "
            "results) and on a resolution of the Governing Board that covers the day of the activity. A correction is "
            "a new line; nothing is overwritten."
        ),
        _(
            "Contact time is time in sessions with those who teach, as far as it was attended. Workload is the whole "
            "time a participant is expected to spend, where the Board has set it."
        ),
        _(
            "Sources: terms of reference P-PG (2020) 10, P-PG/Academy, items 6, 7 and 9; the resolutions named in the "
            "lines, which anybody can read under “Rules in force”, with the law of any day."
        ),
    ]


def heading(account: Account) -> list[Pair]:
    """Whose statement, of which day."""
    person, asked = account.person, account.asked
    pairs = [
        (_("Name"), person.printed_name),
        (_("Participant number"), account.number),
    ]
    if person.country:
        pairs.append((_("Country"), in_language(person.country, "name")))
    pairs.append((_("Made on"), words.day(account.made_on)))
    known = words.day(asked.known_on) if asked.known_on else _("%(day)s (today)") % {"day": words.day(account.made_on)}
    pairs.append((_("As the Academy knew it on"), known))
    if asked.law_on:
        pairs.append((_("Level of the law of"), words.day(asked.law_on)))
    return pairs


def totals(part: Part) -> list[Pair]:
    """The sums of a component, each said."""
    status = part.status
    pairs = [(_("Credits held"), credits_api.amount(status.earned))]
    if status.counted != status.earned:
        pairs.append((_("of these counting towards the level"), credits_api.amount(status.counted)))
    pairs.append(
        (_("Required for the level"), credits_api.amount(status.required) if status.required else _("not set"))
    )
    if status.pending:
        pairs.append((_("Still open or awaiting endorsement"), credits_api.amount(status.pending)))
    pairs.append((_("Level reached"), _("yes") if status.met else _("no")))
    if part.workload_hours:
        pairs.append((_("Workload"), _("%(hours)s h") % {"hours": part.workload_hours}))
    if any(row.line.contact_minutes for row in part.rows):
        pairs.append((_("Contact time"), part.contact))
    pairs.append((_("ECTS"), _ects_of(part)))
    return pairs


def _ects_of(part: Part) -> str:
    if not part.ects:
        return _("none granted")
    said = _("%(amount)s ECTS, granted by %(who)s")
    return said % {"amount": credits_api.amount(part.ects), "who": ", ".join(part.ects_by)}


def ects(row: Row) -> str:
    said = _("%(amount)s ECTS (%(who)s)")
    return said % {"amount": credits_api.amount(row.line.ects or 0), "who": row.line.ects_by}
