"""What is said of a credential file, of each institution's part in it, and of why it could not be read."""

from django.utils.translation import gettext as _

from certificates.domain.badge_check import BadgeVerdict, Status
from certificates.domain.badge_status import ListStatus


def verdicts() -> dict[str, str]:
    return {
        Status.UNREADABLE: _("This file cannot be read as a credential."),
        Status.FOREIGN: _("This is no credential of the Academy, or it has been changed."),
        Status.ALTERED: _("Altered: what is written here is not what was signed."),
        Status.MISSING_CO_ISSUER: _("Not valid as a joint certificate: the credential of an issuer is missing."),
        Status.UNKNOWN_KEY: _("Signed with a key that the trust page does not list: not valid."),
        Status.WRONG_NAME: _("Signed under a name that the institution did not have on that day: not valid."),
        Status.KEY_NOT_IN_FORCE: _("Signed with a key that was not in force, or is compromised: not valid."),
        Status.REVOKED: _("Revoked: an institution has taken this certificate back."),
        Status.SUSPENDED: _("Suspended: an institution has suspended this certificate for now."),
        Status.STATUS_UNKNOWN: _("Signed by every issuer, but its status cannot be told: not accepted as valid."),
        Status.DEMONSTRATION_KEY: _("Intact, but signed with demonstration keys: worth nothing outside this site."),
        Status.VALID: _("Valid: signed by every issuer, unaltered, and not taken back."),
    }


def parts() -> dict[str, str]:
    """Of one institution's credential."""
    return {
        Status.ALTERED: _("signature wrong"),
        Status.MISSING_CO_ISSUER: _("credential missing"),
        Status.UNKNOWN_KEY: _("unknown key"),
        Status.WRONG_NAME: _("not its name on that day"),
        Status.KEY_NOT_IN_FORCE: _("key not in force or compromised"),
        Status.REVOKED: _("signature good, revoked by this institution"),
        Status.SUSPENDED: _("signature good, suspended by this institution"),
        Status.STATUS_UNKNOWN: _("signature good, status unknown"),
        Status.DEMONSTRATION_KEY: _("signature good, demonstration key"),
        Status.VALID: _("signature good, not taken back"),
    }


def lists() -> dict[str, str]:
    """Why a status list does not count."""
    return {
        ListStatus.NONE: _("its status list cannot be had here"),
        ListStatus.UNREADABLE: _("its status list cannot be read"),
        ListStatus.WRONG_ISSUER: _("the status list is not its own"),
        ListStatus.ALTERED: _("its status list has been altered"),
        ListStatus.NOT_YET: _("its status list is dated in the future"),
        ListStatus.STALE: _("its status list is older than seven days"),
    }


def reason(verdict: BadgeVerdict) -> str:
    """Why a file is refused as a whole; "" where the verdict says it already."""
    words = {
        "large": _("It is larger than any credential file."),
        "deep": _("It is nested deeper than any credential file."),
        "json": _("It is not JSON, or contains what JSON cannot say."),
        "twice": _("Something stands in it twice."),
        "mixed": _("Its credentials do not say the same."),
        "context": _("It asks for definitions that no signature of ours covers: %(what)s"),
        "term": _("It uses a word that nobody has defined, and that no signature covers: %(what)s"),
        "type": _("It is a document of another kind: %(what)s"),
        "shape": _("It is not written as the Academy’s credentials are. First difference: %(what)s"),
    }
    return words.get(verdict.reason, "") % {"what": verdict.what or _("the whole")}


def register(agrees: str, status: str) -> str:
    """What the register says of the certificate. agrees: "same", "other" or "none"."""
    if agrees == "none":
        return _("The register knows no certificate under this code.")
    if agrees == "other":
        return _("The register holds something else under this code.")
    return {
        "valid": _("The register holds exactly what was signed, and says: valid."),
        "suspended": _("The register holds exactly what was signed, and says: suspended."),
        "revoked": _("The register holds exactly what was signed, and says: revoked."),
        "withdrawn": _("The register holds exactly what was signed, and says: withdrawn by one co-issuer."),
        "superseded": _("The register holds exactly what was signed, and says: superseded."),
    }[status]


def not_accepted() -> str:
    return _("Not accepted as a valid joint certificate.")
