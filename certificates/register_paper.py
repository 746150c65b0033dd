"""A head of the public register as a page that an institution files."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from academy.lib.bilingual import in_language
from academy.lib.paper import Paper
from certificates.models import LogHead
from certificates.protocol import grouped


def head_on_paper(row: LogHead, *, signatures: Sequence[tuple[Any, bool]], language: str) -> bytes:
    """signatures: (signature with its key and institution, whether it is good and its key counts)."""
    with translation.override(language):
        is_demonstration = any(one.key.is_demonstration for one, _good in signatures)
        paper = Paper(
            title=_("Public register of certificates"),
            language=language,
            author=_("International Drug Policy Academy"),
            subtitle=_("Head of %(day)s") % {"day": date_format(timezone.localtime(row.at), "j F Y, H:i e")},
            label=_("Demonstration: invented people and values") if is_demonstration else "",
        )
        paper.paragraph(
            _(
                "Every certificate and every change of status is one line of the register. This head covers all lines "
                "up to its day: whoever keeps it can prove, however late, that nothing before that day was taken out, "
                "changed or added."
            )
        )
        paper.facts([(_("Lines"), str(row.size)), (_("Head (SHA-256)"), grouped(row.root))])
        paper.heading(_("Signed by"))
        if not signatures:
            paper.paragraph(_("No institution has signed this head yet."))
        for one, is_good in signatures:
            paper.facts(
                [
                    (_("Institution"), in_language(one.key.institution, "name")),
                    (_("Key"), f"{one.key.kid}, {grouped(one.key.fingerprint)}"),
                    (_("Signature (Ed25519)"), grouped(one.value)),
                    (_("Check"), _("good") if is_good else _("not good")),
                ]
            )
        return paper.pdf()
