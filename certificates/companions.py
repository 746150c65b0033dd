"""An uploaded PDF that is no certificate but a paper of the Academy that goes with one: supplement, attendance.

Neither has a signature of its own. Both are drawn from the register, the same words giving the same bytes: whoever
sends one is told whether the Academy would draw it exactly so today. A supplement carries its words as a file, and that
file lies in the certificate under the signatures of every institution, its digest in the register: these words are
known again whatever program drew the pages, and when the name has been erased. Asked by the code or by edition, name
and day, which stand in the file: a number alone, which could be guessed, opens nothing.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from academy.people.api import Person
from certificates import attendance, papers, queries
from certificates.domain import codes
from certificates.domain.attached import SUPPLEMENT
from certificates.domain.signed_pdf import files_inside
from certificates.queries import Verdict
from certificates.refusals import CertificateRefused
from courses.catalogue import api as catalogue_api
from courses.learning import api as learning_api

LONGEST, MOST_NAMESAKES = 2_000, 5
SUBJECT = re.compile(rb"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">([^<]*)</rdf:li>")
OF_SUPPLEMENT = re.compile(r"N° IDPA-[\w-]+ · ([0-9A-Z-]{26,40}) · ")
ATTENDANCE = re.compile(r"([\w-]+) · (.+) · (\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, kw_only=True)
class Companion:
    """kind: "supplement" or "attendance". is_same: byte for byte as drawn today.

    sections: of a supplement that is not, the words inside, where they are those that were frozen.
    verdict: of the certificate, where one of the two holds.
    """

    kind: str
    is_same: bool
    name: str = ""
    verdict: Verdict | None = None
    sections: Sequence[Mapping[str, Any]] = ()


def recognise(content: bytes) -> Companion | None:
    """What the file says that it is, and whether that is so; None where it does not say that it is one of these."""
    subject = _subject(content)
    if found := OF_SUPPLEMENT.match(subject):
        return _supplement(content, codes.normalise(found[1]))
    if found := ATTENDANCE.fullmatch(subject):
        return _attendance(content, key=found[1], name=found[2], day=found[3])
    return None


def _subject(content: bytes) -> str:
    """As our papers write it; "" where there is none."""
    found = SUBJECT.search(content)
    if found is None or len(found[1]) > LONGEST:
        return ""
    return unescape(found[1].decode(errors="replace"))


def _supplement(content: bytes, code: str) -> Companion:
    verdict = queries.verdict(code)
    try:
        is_same = verdict.payload is not None and papers.supplement_pdf(verdict.payload) == content
    except CertificateRefused:
        is_same = False
    sections = [] if is_same else _frozen(content, verdict)
    return Companion(
        kind="supplement", is_same=is_same, sections=sections, verdict=verdict if is_same or sections else None
    )


def _frozen(content: bytes, verdict: Verdict) -> Sequence[Mapping[str, Any]]:
    """The words inside the file, where the register holds their digest."""
    data = files_inside(content).get(SUPPLEMENT, b"")
    if not data or hashlib.sha256(data).hexdigest() != verdict.supplement_sha256:
        return []
    sections: Sequence[Mapping[str, Any]] = json.loads(data)["sections"]
    return sections


def _attendance(content: bytes, *, key: str, name: str, day: str) -> Companion:
    edition = catalogue_api.editions().filter(key=key).first()
    rows = learning_api.enrolled(edition) if edition else []
    namesakes = [one.person for one in rows if one.person.printed_name == name][:MOST_NAMESAKES]
    is_same = edition is not None and any(_states(content, one, edition, day) for one in namesakes)
    return Companion(kind="attendance", is_same=is_same, name=name if is_same else "")


def _states(content: bytes, person: Person, edition: catalogue_api.Edition, day: str) -> bool:
    try:
        return attendance.statement_pdf(person, edition, on=date.fromisoformat(day)) == content
    except (CertificateRefused, ValueError):
        return False
