"""The receipt of a verification as a page for the student file; what is signed is the JSON file beside it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from academy.lib.paper import Paper
from certificates.domain.codes import grouped
from certificates.models import StatusChange


def receipt_pdf(data: bytes, *, address: str, names: Mapping[str, str], is_demonstration: bool) -> bytes:
    """data: the signed JSON. names: of institutions, by key. The same JSON gives the same bytes."""
    said = json.loads(data)
    language = "fr" if (get_language() or "").startswith("fr") else "en"
    paper = Paper(
        title=_("Receipt of a verification"),
        language=language,
        author=_("International Drug Policy Academy"),
        subtitle=_("For the file of whoever relies on the certificate"),
        reference=grouped(said["code"]),
        label=_("Demonstration: invented people and values.") if is_demonstration else "",
    )
    printed = said["printed"]
    name = {True: _("matches"), False: _("does not match"), None: _("not compared")}[said["name_matches"]]
    facts = [
        (_("Status"), str(dict(StatusChange.Status.choices).get(said["status"], said["status"]))),
        (_("Checked on"), _moment(said["checked_at"])),
        (_("Name"), name),
        (_("Code"), grouped(said["code"])),
        (_("Number"), printed.get("number", "–")),
        (_("Title"), printed.get("title_fr", "–")),
        (_("What it attests"), printed.get("statement_fr", "–")),
        (_("Issued by"), printed.get(f"issuers_{language}", "–")),
        (_("Dates"), printed.get(f"dates_{language}", "–")),
        (_("Credits"), printed.get(f"credits_{language}", "–")),
        *(
            (_("Status list of %s") % names.get(key, key), _moment(moment))
            for key, moment in said["status_lists"].items()
        ),
    ]
    paper.facts(facts)
    paper.heading(_("What this receipt proves"))
    paper.paragraph(
        _(
            "At the moment named above the register of the Academy said what stands here. It says nothing of any later "
            "moment, and nothing of who asked: that is not recorded."
        )
    )
    paper.heading(_("How to check it"))
    signature = said["signatures"][0]
    paper.paragraph(
        _("Keep the JSON file with this page: it carries the signature. Its SHA-256 is %s.")
        % hashlib.sha256(data).hexdigest()
    )
    paper.paragraph(_("Key %(kid)s, signature %(value)s") % signature, style="muted")
    paper.paragraph("python verify-certificate.pyz --trust trust.json receipt.json", style="muted")
    paper.paragraph(address, style="muted")
    return paper.pdf()


def _moment(text: str) -> str:
    return date_format(datetime.fromisoformat(text), "j F Y, H:i") + " UTC"
