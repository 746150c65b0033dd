"""What is printed when a key is made or replaced: to be read aloud, compared, signed and filed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from academy.lib.bilingual import in_language
from certificates.models import PublicKey


def grouped(fingerprint: str) -> str:
    """In groups of four digits: two people can read it to each other."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4))


def protocol(key: PublicKey, *, present: Sequence[str], replaces: PublicKey | None = None) -> str:
    rows = [
        (_("Institution"), in_language(key.institution, "name")),
        (_("Purpose"), key.get_purpose_display()),
        (_("Key"), key.kid),
        (_("Fingerprint (SHA-256)"), grouped(key.fingerprint)),
        (_("First day"), key.valid_from.isoformat()),
        (_("Last day"), key.valid_to.isoformat()),
        (_("Private key held by"), key.get_holder_display()),
    ]
    if key.agreement:
        rows.append((_("Agreement of the institution"), key.agreement.reference))
    if replaces:
        rows.append((_("Replaces the key"), f"{replaces.kid}, {grouped(replaces.fingerprint)}"))
    lines = [_("Protocol of a signing key"), ""]
    if key.is_demonstration:
        lines += [_("DEMONSTRATION: no real verifier accepts this key."), ""]
    lines += [f"{label:<30} {value}" for label, value in rows]
    lines += ["", _("Present, each with signature and date:")]
    lines += [f"  {name:<40} ______________________  __________" for name in present]
    return "\n".join(lines)
