"""Verifies the signed seal of a certificate without the Academy, its database or a network.

    python verify-certificate.pyz --trust trust.json 'HTTPS://.../V/...#...'   the text of the symbol, pasted
    python verify-certificate.pyz --trust trust.json scan.png                  a picture of the symbol or the page
    python verify-certificate.pyz --trust trust.json seal.txt                  a file with that text; - reads it here
    python verify-certificate.pyz --trust trust.json --status lists/ seal.txt  and what the issuers say of it since
    python verify-certificate.pyz --trust trust.json certificate.pdf           the PDF with its signatures
    python verify-certificate.pyz --trust trust.json credential.json           what lies inside the PDF
    python verify-certificate.pyz --trust trust.json receipt.json              a receipt of a verification
    python verify-certificate.pyz --trust trust.json --proof proof.json s.txt  and its line in the public register

A PDF carries the proof of its line; --proof FILE is one that was fetched apart, from the page of the certificate.
--pin FINGERPRINT: the trust list must be signed with this key, which you have from the institution itself. Without it
the trust list is believed as it stands.

Needs Python 3.11 and `cryptography`; for pictures also `zxing-cpp` and `pillow`, for PDFs `pyhanko`,
for scans as PDF `pypdfium2` too.
Exit status: 0 valid as a joint certificate (with --status: and every issuer's list, signed by it and not older than
seven days, says so; with --proof: and it stands below the head), 1 anything else, 2 nothing could be checked.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from certificates.domain import (
    codes,
    credential,
    inclusion,
    receipt,
    signed_json,
    status_list,
    trust_signed,
    verify_entry,
)
from certificates.domain.form import Form
from certificates.domain.sealed import SealVerdict, Signed, Status, check_text
from certificates.domain.standing import Standing, standing
from certificates.domain.status import VALID
from certificates.domain.trust import SECRETARIAT, Trust, TrustRefused, from_json
from certificates.domain.trust_signed import TrustStatus
from certificates.domain.verify_given import (
    DOCUMENTS,
    NothingToCheck,
    OtherFile,
    PdfFound,
    require_own,
    seal_in,
    text_in,
)
from certificates.domain.verify_words import WORDS

if TYPE_CHECKING:  # pyHanko is needed for PDFs only
    from certificates.domain.signed_pdf import PaperSigned

MOST_LISTS = 64
INTACT = (Status.JOINT, Status.DEMONSTRATION_KEY)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    words = WORDS[options.language]
    try:
        trust = _trust(options, words)
        data = _content(Path(options.seal)) if options.seal.lower().endswith(DOCUMENTS) else b""
        require_own(data)
        if data and not credential.is_one(data):
            return _say_receipt(data, trust, options.language)
        text = credential.seal_of(data) if data else text_in(options.seal)
    except (NothingToCheck, OSError, TrustRefused, UnicodeDecodeError) as error:
        print(f"{words['problem']}: {words.get(str(error), error)}", file=sys.stderr)
        return 2
    except OtherFile as other:
        return _say_other(other, words)
    except credential.CredentialRefused:
        print(words[Status.ALTERED])
        return 1
    except PdfFound as pdf:
        return _report_pdf(pdf.content, trust, options)
    return _report_seal(text, trust, options)


def _report_seal(text: str, trust: Trust, options: argparse.Namespace) -> int:
    words = WORDS[options.language]
    try:
        lists, proof = _lists(options.status, trust), _proof(options.proof)
    except OSError as error:
        print(f"{words['problem']}: {error}", file=sys.stderr)
        return 2
    verdict = check_text(text, trust)
    found = standing(verdict.record, lists) if verdict.record and lists is not None else None
    lines = _said(verdict, found, trust, options.language)
    entry = verify_entry.checked(proof, text, verdict, trust) if proof is not None else None
    if entry:
        lines.append(verify_entry.line(entry, options.language))
    print("\n".join(lines))
    return _exit(is_joint=verdict.is_joint and (entry is None or entry.holds), found=found)


def _exit(*, is_joint: bool, found: Standing | None) -> int:
    return 0 if is_joint and (found is None or found.status == VALID) else 1


def _say_other(other: OtherFile, words: dict[Any, Any]) -> int:
    print(words["other file"][other.kind].format(code=codes.grouped(other.shown)), file=sys.stderr)
    return 2


def _report_pdf(content: bytes, trust: Trust, options: argparse.Namespace) -> int:
    """Its signatures, the seal and the proof inside; only a file on which all hold is called signed."""
    language, words = options.language, WORDS[options.language]
    try:
        lists, proof = _lists(options.status, trust), _proof(options.proof)
    except OSError as error:
        print(f"{words['problem']}: {error}", file=sys.stderr)
        return 2
    try:
        from certificates.domain.signed_pdf import check_pdf
    except ImportError:
        print(f"{words['problem']}: {words['needs pdf']}", file=sys.stderr)
        return 2
    verdict = check_pdf(content, trust)
    if verdict.seal is None or verdict.status == Status.UNREADABLE:
        return _report_scan(content, trust, options)
    record = verdict.seal.record
    found = standing(record, lists) if record and lists is not None else None
    lines = _said(replace(verdict.seal, status=verdict.status), found, trust, language)
    if verdict.form and verdict.form != Form.AS_ISSUED:
        lines = [lines[0], words["form"][verdict.form], *lines[1:], words["judged"]]
    for one in verdict.signatures:
        level = words["stamped" if one.level == "B-T" else "claimed"]
        lines.append(f"  PDF {_line(one, language)}" + (f"; PAdES {one.level}, {level} {one.at}" if one.level else ""))
    if verdict.supplement:
        lines.append(f"{words['supplement']}: {verdict.supplement}")
    entries = [verdict.inclusion] if verdict.inclusion else []
    if proof is not None:
        entries += [one for one in [verify_entry.checked(proof, verdict.text, verdict.seal, trust)] if one]
    lines += [verify_entry.line(one, language) for one in entries]
    print("\n".join(lines))
    return _exit(is_joint=verdict.is_joint and all(one.holds for one in entries), found=found)


def _report_scan(content: bytes, trust: Trust, options: argparse.Namespace) -> int:
    """A PDF without our signatures may be a scan of the paper, as the page takes it too."""
    words = WORDS[options.language]
    try:
        text = seal_in(content)
    except ImportError:
        print(f"{words[Status.UNREADABLE]}\n{words['needs scan']}")
        return 1
    except NothingToCheck:
        print(f"{words[Status.UNREADABLE]}\n{words['other file']['paper']}")
        return 1
    except OtherFile as other:
        return _say_other(other, words)
    return _report_seal(text, trust, options)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="verify-certificate", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "seal", help="the text of the symbol, a picture, a PDF, a text file, a credential or receipt (.json), or -"
    )
    parser.add_argument("--trust", required=True, help="trust.json, from the trust page or from an issuer's own site")
    parser.add_argument("--status", help="a folder with the status lists of the issuers (*.json), or one such file")
    parser.add_argument(
        "--proof", help="a proof of its line in the public register, from the certificate's page (.json)"
    )
    parser.add_argument("--pin", default="", help="fingerprint of a key that must have signed the trust list")
    spoken = "fr" if os.environ.get("LANG", "").startswith("fr") else "en"
    parser.add_argument("--language", choices=sorted(WORDS), default=spoken)
    return parser.parse_args(arguments)


def _trust(options: argparse.Namespace, words: dict[Any, Any]) -> Trust:
    data = _content(Path(options.trust))
    trust = from_json(data)
    try:
        status = trust_signed.check(data, pin=options.pin)
    except ValueError as error:
        raise NothingToCheck("pin") from error
    if status in (TrustStatus.NOT_PINNED, TrustStatus.ALTERED):
        raise NothingToCheck(words["trust"][status])
    return trust


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(signed_json.LARGEST + 1)


def _lists(given: str | None, trust: Trust) -> list[status_list.ListVerdict] | None:
    if given is None:
        return None
    place, now = Path(given), datetime.now(UTC)
    paths = sorted(place.glob("*.json"))[:MOST_LISTS] if place.is_dir() else [place]
    return [status_list.check(_content(path), trust, now=now) for path in paths]


def _proof(given: str | None) -> bytes | None:
    if given is None:
        return None
    with Path(given).open("rb") as file:
        return file.read(inclusion.LARGEST + 1)


def _say_receipt(data: bytes, trust: Trust, language: str) -> int:
    words, verdict = WORDS[language], receipt.check(data, trust)
    signer = getattr(verdict.signer, f"name_{language}", "")
    print(words["receipt"][verdict.status].format(signer=signer))
    if verdict.content and verdict.status in (receipt.ReceiptStatus.GOOD, receipt.ReceiptStatus.DEMONSTRATION):
        said = verdict.content
        status = words["states"].get(said.get("status"), said.get("status"))
        print(words["receipt says"].format(at=said["checked_at"], code=said.get("code"), status=status))
    return 0 if verdict.status == receipt.ReceiptStatus.GOOD else 1


def _said(verdict: SealVerdict, found: Standing | None, trust: Trust, language: str) -> list[str]:
    words = WORDS[language]
    lines = [str(words[verdict.status])]
    record = verdict.record
    if record is None:
        return lines
    if verdict.status in INTACT:
        lines.append(_verdict_line(verdict, found, language))
    values = (
        record.name, record.title, record.statement, record.serial, record.component, record.starts_on, record.ends_on,
        record.issued_on, f"{record.credits // 100}.{record.credits % 100:02d}",
    )  # fmt: skip
    lines += ["", *(f"  {label}: {value}" for label, value in zip(words["fields"], values, strict=True)), ""]
    lines += [f"  {_line(one, language)}" for one in verdict.signatures]
    lines += [f"  {_list_line(told, trust, language)}" for told in (found.told if found else ())]
    code = codes.encode(int.from_bytes(record.id, "big"))
    asked = [] if found else [f"{words['status']} {codes.grouped(code)}."]
    return [*lines, "", str(words["compare"]), *asked]


def _verdict_line(verdict: SealVerdict, found: Standing | None, language: str) -> str:
    words = WORDS[language]
    names = str(words["and"]).join(_name(one, language) for one in verdict.signatures)
    if found is None:
        return str(words["signed only"]).format(names=names)
    day = f"{found.as_of:%Y-%m-%d %H:%M} UTC" if found.as_of else "?"
    return str(words["signed by"]).format(names=names, day=day, status=words["states"][found.status])


def _list_line(told: Any, trust: Trust, language: str) -> str:
    words = WORDS[language]
    who = getattr(trust.institutions.get(told.institution), f"name_{language}", f"{told.institution}")
    said = f"{who}: {words['lists'][told.list_status]}"
    if told.as_of:
        said += f" ({told.as_of:%Y-%m-%d %H:%M} UTC)"
    if told.list_status.is_usable:
        said += f": {words['states'][told.status]}"
    return f"{said} {words['since']} {told.since}" if told.since else said


def _name(one: "Signed | PaperSigned", language: str) -> str:
    return getattr(one.institution, f"name_{language}", "") or f"{WORDS[language]['unknown']} {one.issuer.number}"


def _line(one: "Signed | PaperSigned", language: str) -> str:
    words = WORDS[language]
    who, said = _name(one, language), words["good"] if one.status in INTACT else words[one.status]
    if one.key is None:
        return f"{who}: {said}"
    holder = words["secretariat" if one.key.holder == SECRETARIAT else "institution"]
    agreement = f" ({one.key.agreement})" if one.key.agreement else ""
    return f"{who}: {said}; {holder}{agreement}; {one.key.kid.hex()} {one.key.fingerprint[:16]}"


if __name__ == "__main__":
    sys.exit(main())
