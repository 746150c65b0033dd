"""Verifies the signed seal of a certificate without the Academy, its database or a network.

    python verify-certificate.pyz --trust trust.json 'HTTPS://.../V/...#...'   the text of the symbol, pasted
    python verify-certificate.pyz --trust trust.json scan.png                  a picture of the symbol or the page
    python verify-certificate.pyz --trust trust.json certificate.pdf           the PDF with its signatures
    python verify-certificate.pyz --trust trust.json - < seal.txt

Needs Python 3.11 and `cryptography`; for pictures also `zxing-cpp` and `pillow`, for PDFs `pyhanko`.
Exit status: 0 valid as a joint certificate, 1 anything else, 2 nothing could be checked.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from certificates.domain import codes
from certificates.domain.sealed import LONGEST, SealVerdict, Signed, Status, check_text
from certificates.domain.trust import SECRETARIAT, Trust, TrustRefused, from_json

if TYPE_CHECKING:  # pyHanko is needed for PDFs only
    from certificates.domain.signed_pdf import PaperSigned

LARGEST_PICTURE = 60_000_000  # pixels
LARGEST_PDF = 2_000_000  # bytes
WORDS = {
    "en": {
        Status.UNREADABLE: "NOT A SEAL: this is no seal of the Academy, or it is damaged.",
        Status.ALTERED: "ALTERED: what is written here is not what was signed.",
        Status.MISSING_CO_ISSUER: "NOT VALID AS A JOINT CERTIFICATE: the signature of an issuer is missing.",
        Status.UNKNOWN_KEY: "NOT VALID: signed with a key that the trust list does not know.",
        Status.KEY_NOT_IN_FORCE: "NOT VALID: signed with a key that was not in force, or is compromised.",
        Status.DEMONSTRATION_KEY: "DEMONSTRATION: intact, but signed with demonstration keys. Worth nothing.",
        Status.JOINT: "SIGNED BY EVERY ISSUER, and unaltered.",
        "status": "Whether it has been revoked since cannot be known without the register. Ask for the code",
        "compare": "Compare these words with the paper, and the name with an identity document.",
        "fields": ("Name", "Title", "Statement", "Serial number", "Component", "From", "To", "Issued", "Credits"),
        "secretariat": "key kept by the Secretariat, by agreement",
        "institution": "key kept by the institution",
        "unknown": "unknown institution, number",
        "good": "signature good",
        "problem": "nothing could be checked",
        "no code": "there is no seal in this picture",
        "needs": "pictures need zxing-cpp and pillow",
        "needs pdf": "PDFs need pyhanko",
        "claimed": "time claimed by the signer",
        "stamped": "time of the time-stamp",
    },
    "fr": {
        Status.UNREADABLE: "PAS UN SCEAU : ceci n’est pas un sceau de l’Académie, ou il est abîmé.",
        Status.ALTERED: "ALTÉRÉ : ce qui est écrit ici n’est pas ce qui a été signé.",
        Status.MISSING_CO_ISSUER: "NON VALABLE COMME CERTIFICAT CONJOINT : la signature d’un émetteur manque.",
        Status.UNKNOWN_KEY: "NON VALABLE : signé avec une clé que la liste de confiance ne connaît pas.",
        Status.KEY_NOT_IN_FORCE: "NON VALABLE : signé avec une clé hors de sa période, ou compromise.",
        Status.DEMONSTRATION_KEY: "DÉMONSTRATION : intact, mais signé avec des clés de démonstration. Sans valeur.",
        Status.JOINT: "SIGNÉ PAR CHAQUE ÉMETTEUR, et non altéré.",
        "status": "Une révocation ultérieure ne peut être connue sans le registre. Demander le code",
        "compare": "Comparer ces mots avec le papier, et le nom avec une pièce d’identité.",
        "fields": ("Nom", "Titre", "Mention", "Numéro", "Composante", "Du", "Au", "Délivré", "Crédits"),
        "secretariat": "clé gardée par le Secrétariat, par accord",
        "institution": "clé gardée par l’établissement",
        "unknown": "établissement inconnu, numéro",
        "good": "signature bonne",
        "problem": "rien n’a pu être vérifié",
        "no code": "aucun sceau dans cette image",
        "needs": "les images demandent zxing-cpp et pillow",
        "needs pdf": "les PDF demandent pyhanko",
        "claimed": "heure donnée par le signataire",
        "stamped": "heure de l’horodatage",
    },
}


class NothingToCheck(Exception):
    """No seal could be read where one was looked for. key: of WORDS."""

    code = "nothing_to_check"


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    words = WORDS[options.language]
    try:
        trust = from_json(Path(options.trust).read_bytes())
        text = _text(options.seal)
    except NothingToCheck as lack:
        print(f"{words['problem']}: {words[str(lack)]}", file=sys.stderr)
        return 2
    except (OSError, TrustRefused) as error:
        print(f"{words['problem']}: {error}", file=sys.stderr)
        return 2
    except PdfFound as pdf:
        return _report_pdf(pdf.content, trust, options.language)
    verdict = check_text(text, trust)
    print("\n".join(_lines(verdict, trust, options.language)))
    return 0 if verdict.is_joint else 1


class PdfFound(Exception):
    """Not a text but a PDF is to be checked."""

    code = "pdf_found"

    def __init__(self, content: bytes) -> None:
        self.content = content
        super().__init__()


def _report_pdf(content: bytes, trust: Trust, language: str) -> int:
    """Its signatures and the seal inside; only a file on which both hold is called signed."""
    words = WORDS[language]
    try:
        from certificates.domain.signed_pdf import check_pdf
    except ImportError:
        print(f"{words['problem']}: {words['needs pdf']}", file=sys.stderr)
        return 2
    verdict = check_pdf(content, trust)
    if verdict.seal is None or verdict.status == Status.UNREADABLE:
        print(words[Status.UNREADABLE])
        return 1
    lines = _lines(replace(verdict.seal, status=verdict.status), trust, language)
    for one in verdict.signatures:
        level = words["stamped" if one.level == "B-T" else "claimed"]
        lines.append(f"  PDF {_line(one, language)}" + (f"; PAdES {one.level}, {level} {one.at}" if one.level else ""))
    print("\n".join(lines))
    return 0 if verdict.is_joint else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="verify-certificate", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("seal", help="the text of the symbol, a picture (png, jpg, webp), or - for standard input")
    parser.add_argument("--trust", required=True, help="trust.json, from the trust page or from an issuer's own site")
    spoken = "fr" if os.environ.get("LANG", "").startswith("fr") else "en"
    parser.add_argument("--language", choices=sorted(WORDS), default=spoken)
    return parser.parse_args(arguments)


def _text(seal: str) -> str:
    if seal == "-":
        return sys.stdin.read(LONGEST + 1)
    path = Path(seal)
    if path.suffix.lower() == ".pdf":
        with path.open("rb") as file:
            raise PdfFound(file.read(LARGEST_PDF + 1))
    if path.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp"):
        return _read_picture(path)
    return seal


def _read_picture(path: Path) -> str:
    try:
        import zxingcpp
        from PIL import Image
    except ImportError as error:
        raise NothingToCheck("needs") from error
    Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE // 2  # Pillow refuses twice as many
    try:
        with Image.open(path, formats=("PNG", "JPEG", "WEBP")) as picture:
            found = zxingcpp.read_barcodes(picture.convert("L"))
    except Image.DecompressionBombError as error:
        raise NothingToCheck("no code") from error
    text = next((code.text for code in found if "#" in code.text), "")
    if not text:
        raise NothingToCheck("no code")
    return text


def _lines(verdict: SealVerdict, trust: Trust, language: str) -> list[str]:
    words = WORDS[language]
    lines = [str(words[verdict.status])]
    record = verdict.record
    if record is None:
        return lines
    values = (
        record.name, record.title, record.statement, record.serial, record.component, record.starts_on, record.ends_on,
        record.issued_on, f"{record.credits // 100}.{record.credits % 100:02d}",
    )  # fmt: skip
    lines += ["", *(f"  {label}: {value}" for label, value in zip(words["fields"], values, strict=True)), ""]
    lines += [f"  {_line(one, language)}" for one in verdict.signatures]
    code = codes.encode(int.from_bytes(record.id, "big"))
    return [*lines, "", str(words["compare"]), f"{words['status']} {codes.grouped(code)}."]


def _line(one: "Signed | PaperSigned", language: str) -> str:
    words = WORDS[language]
    who = getattr(one.institution, f"name_{language}", "") or f"{words['unknown']} {one.issuer.number}"
    intact = one.status in (Status.JOINT, Status.DEMONSTRATION_KEY)
    said = words["good"] if intact else words[one.status]
    if one.key is None:
        return f"{who}: {said}"
    holder = words["secretariat" if one.key.holder == SECRETARIAT else "institution"]
    agreement = f" ({one.key.agreement})" if one.key.agreement else ""
    return f"{who}: {said}; {holder}{agreement}; {one.key.kid.hex()} {one.key.fingerprint[:16]}"


if __name__ == "__main__":
    sys.exit(main())
