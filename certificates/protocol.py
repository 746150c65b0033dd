"""What is printed when a key is made, replaced or ended: to be read aloud, compared, signed and filed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from academy.lib.bilingual import in_language
from certificates.models import KeyEnd, PublicKey


def grouped(fingerprint: str) -> str:
    """In groups of four digits: two people can read it to each other."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4))


def protocol(key: PublicKey, *, present: Sequence[str], replaces: PublicKey | None = None) -> str:
    rows = [
        *_named(key),
        (_("Last day"), key.valid_to.isoformat()),
        (_("Private key held by"), key.get_holder_display()),
        (_("Private key lies"), key.get_place_display()),
    ]
    if key.agreement:
        rows.append((_("Agreement of the institution"), key.agreement.reference))
    if replaces:
        rows.append((_("Replaces the key"), f"{replaces.kid}, {grouped(replaces.fingerprint)}"))
    return _written(_("Protocol of a signing key"), key, rows, present=present)


def protocol_of_end(end: KeyEnd, *, present: Sequence[str], said: Sequence[str]) -> str:
    """said: what follows from it, below the facts."""
    key = end.key
    rows = [
        *_named(key),
        (_("Last day"), end.last_day.isoformat()),
        (_("Why it ends"), end.get_reason_display()),
    ]
    return _written(_("Protocol of the end of a signing key"), key, rows, present=present, said=said)


def _named(key: PublicKey) -> list[tuple[str, str]]:
    return [
        (_("Institution"), in_language(key.institution, "name")),
        (_("Purpose"), key.get_purpose_display()),
        (_("Key"), key.kid),
        (_("Fingerprint (SHA-256)"), grouped(key.fingerprint)),
        (_("First day"), key.valid_from.isoformat()),
    ]


def _written(
    title: str, key: PublicKey, rows: Sequence[tuple[str, str]], *, present: Sequence[str], said: Sequence[str] = ()
) -> str:  # fmt: skip
    lines = [title, ""]
    if key.is_demonstration:
        lines += [_("DEMONSTRATION: no real verifier accepts this key."), ""]
    lines += [f"{label:<30} {value}" for label, value in rows]
    lines += ["", *said] if said else []
    lines += ["", _("Present, each with signature and date:")]
    lines += [f"  {name:<40} ______________________  __________" for name in present]
    return "\n".join(lines)
