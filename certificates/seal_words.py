"""What is said of a seal and of each of its signatures, on the page and by the page's script."""

from django.utils.translation import gettext as _

from academy.lib.sayings import once_in_each_language
from certificates.domain.form import Form
from certificates.domain.inclusion import Entry
from certificates.domain.sealed import Status
from certificates.domain.trust import INSTITUTION, SECRETARIAT


def verdicts() -> dict[str, str]:
    return {
        Status.UNREADABLE: _("This is no seal of the Academy, or it is damaged."),
        Status.ALTERED: _("Altered: what is written here is not what was signed under this code."),
        Status.MISSING_CO_ISSUER: _("Not valid as a joint certificate: the signature of an issuer is missing."),
        Status.UNKNOWN_KEY: _("Signed with a key that the trust page does not list: not valid."),
        Status.KEY_NOT_IN_FORCE: _("Signed with a key that was not in force, or is compromised: not valid."),
        Status.DEMONSTRATION_KEY: _("Intact, but signed with demonstration keys: worth nothing outside this site."),
        Status.JOINT: _("Signed by every issuer, and unaltered."),
    }


def papers() -> dict[str, str]:
    """Of a PDF as a whole."""
    return {
        Status.UNREADABLE: _("This is no certificate of the Academy as it is issued, or it is damaged."),
        Status.ALTERED: _("Altered: this file is not as the institutions signed it."),
        Status.MISSING_CO_ISSUER: _("Not valid as a joint certificate: the signature of an issuer is missing."),
        Status.UNKNOWN_KEY: _("Signed with a key that the trust page does not list: not valid."),
        Status.KEY_NOT_IN_FORCE: _("Signed with a key that was not in force, or is compromised: not valid."),
        Status.DEMONSTRATION_KEY: _("Intact, but signed with demonstration keys: worth nothing outside this site."),
        Status.JOINT: _("Signed by every issuer, and unaltered."),
    }


def forms() -> dict[str, str]:
    """Why a PDF is not as it was issued."""
    return {
        Form.FIELDS: _("The fields for signatures are not those of the issuers."),
        Form.FOLLOWS: _("Something was added behind the last signature."),
        Form.ORDER: _("The issuers have not signed in the order of the record."),
        Form.CHANGED: _("Something else than signatures was changed or added before the last signature."),
        Form.WRITTEN: _("A signature is written in another way than the Academy writes it."),
        Form.ENCLOSED: _("The Open Badges inside are not those of this certificate."),
    }


def signatures() -> dict[str, str]:
    return {
        Status.ALTERED: _("signature wrong"),
        Status.MISSING_CO_ISSUER: _("signature missing"),
        Status.UNKNOWN_KEY: _("unknown key"),
        Status.KEY_NOT_IN_FORCE: _("key not in force or compromised"),
        Status.DEMONSTRATION_KEY: _("signature good, demonstration key"),
        Status.JOINT: _("signature good"),
    }


def holders() -> dict[str, str]:
    return {
        INSTITUTION: _("private key held by the institution itself"),
        SECRETARIAT: _("private key held by the Secretariat, by the institution’s agreement"),
    }


def entries() -> dict[str, str]:
    """Of the proof of its line in the public register that a PDF carries."""
    return {
        Entry.UNREADABLE: _("The proof that it was entered in the public register cannot be read."),
        Entry.OLD_HEAD: _("The proof names a line that its head does not have: the head is older than the line."),
        Entry.ELSEWHERE: _("The proof is that of another certificate, or leads to another head of the register."),
        Entry.HEAD_ALTERED: _("The head that the proof leads to is not the one that was signed."),
        Entry.NOT_SIGNED_BY_ALL: _("The head that the proof leads to is not signed by every issuer."),
        Entry.UNKNOWN_KEY: _(
            "The head that the proof leads to is signed with a key that the trust list does not know."
        ),
        Entry.KEY_NOT_IN_FORCE: _("The head that the proof leads to is signed with a key not in force or compromised."),
        Entry.DEMONSTRATION: _("Entered in the public register; the head is signed with demonstration keys."),
        Entry.ENTERED: _("Entered in the public register; the head is signed by every issuer."),
    }


def for_papers() -> dict[str, dict[str, str]]:
    return for_script() | {"papers": papers(), "entries": entries(), "forms": forms()}


@once_in_each_language
def for_script() -> dict[str, dict[str, str]]:
    return {"verdicts": verdicts(), "signatures": signatures(), "holders": holders()}
