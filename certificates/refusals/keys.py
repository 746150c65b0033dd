"""Of keys, and of the names under which they stand."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from certificates.refusals.base import CertificateRefused


class KeyAway(CertificateRefused):
    """mark: the first digits of the fingerprint."""

    code = "key_away"

    def __init__(self, mark: str) -> None:
        words = _("The private key %s is not on this machine: nothing can be signed with it here.")
        super().__init__(words % mark)


class SignatureAwaited(CertificateRefused):
    code = "signature_awaited"

    def __init__(self, institutions: Sequence[str]) -> None:
        words = _("Waiting for the signature of %s, whose key lies outside this server. It goes on when it is there.")
        super().__init__(words % ", ".join(institutions))


class AnswersUnreadable(CertificateRefused):
    code = "answers_unreadable"

    def __init__(self) -> None:
        words = _("This is no file of signing requests as this server writes it. Nothing has been taken from it.")
        super().__init__(words)


class SignatureWrong(CertificateRefused):
    code = "signature_wrong"

    def __init__(self, what: str) -> None:
        words = _("A signature is not that of the key over what was to be signed (%s). Nothing has been taken.")
        super().__init__(words % what)


class OwnPasswordAway(KeyAway):
    """variable: of the environment, where the institution's password would stand."""

    code = "own_password_away"

    def __init__(self, mark: str, variable: str) -> None:
        words = _(
            "The private key %(key)s opens with its institution’s own password only, which is not given (%(name)s)."
        )
        CertificateRefused.__init__(self, words % {"key": mark, "name": variable})


class PasswordShared(CertificateRefused):
    code = "password_shared"

    def __init__(self, variable: str) -> None:
        words = _("%s is the password of somebody else too: an institution that holds its key has one of its own.")
        super().__init__(words % variable)


class NoPlaceOfItsOwn(CertificateRefused):
    code = "no_place_of_its_own"

    def __init__(self, institution: str, variable: str) -> None:
        words = _(
            "A key made here under the Secretariat’s password is kept by the Secretariat, whatever is written. For "
            "%(institution)s to hold it, give its own password (%(name)s), or register a key that it made itself."
        )
        super().__init__(words % {"institution": institution, "name": variable})


class KeyLocked(CertificateRefused):
    code = "key_locked"

    def __init__(self, what: str) -> None:
        super().__init__(_("The private key cannot be opened: the password is missing or wrong (%s).") % what)


class NoKeyInForce(CertificateRefused):
    code = "no_key_in_force"

    def __init__(self, institution: str) -> None:
        words = _("%s has no key in force to sign certificates with. Nothing has been issued.")
        super().__init__(words % institution)


class AgreementMissing(CertificateRefused):
    code = "agreement_missing"

    def __init__(self) -> None:
        words = _(
            "A key that the Secretariat keeps needs that university’s own recorded agreement to this, not another act."
        )
        super().__init__(words)


class NoDemonstrationKeyHere(CertificateRefused):
    code = "no_demonstration_key_here"

    def __init__(self) -> None:
        super().__init__(_("A demonstration key is never made on a production machine."))


class KeyCompromised(CertificateRefused):
    code = "key_compromised"

    def __init__(self, institution: str) -> None:
        words = _("The key of %s that signed this certificate is compromised: nothing more is signed with it.")
        super().__init__(words % institution)


class KeyInForce(CertificateRefused):
    code = "key_in_force"

    def __init__(self, institution: str) -> None:
        super().__init__(_("%s has a key in force for this purpose: replace it instead.") % institution)


class KeyEndedAlready(CertificateRefused):
    code = "key_ended_already"

    def __init__(self, kid: str) -> None:
        super().__init__(_("The key %s has ended already: what is on record of it stays.") % kid)


class EndWithoutDay(CertificateRefused):
    code = "end_without_day"

    def __init__(self, *, first: date, last: date) -> None:
        words = _("The last day of this key lies between %(first)s and %(last)s.")
        super().__init__(words % {"first": first.isoformat(), "last": last.isoformat()})


class KeySignedLater(CertificateRefused):
    code = "key_signed_later"

    def __init__(self, kid: str, day: date) -> None:
        words = _("The key %(kid)s signed on %(day)s: a last day before that would undo what it signed.")
        super().__init__(words % {"kid": kid, "day": day.isoformat()})


class KeyOfWrongKind(CertificateRefused):
    code = "key_of_wrong_kind"

    def __init__(self) -> None:
        words = _(
            "This is no public key for this purpose: PEM of a P-256 key for the seal of the PDF, of an Ed25519 key for "
            "anything else."
        )
        super().__init__(words)


class KeyKnown(CertificateRefused):
    code = "key_known"

    def __init__(self) -> None:
        super().__init__(_("This key is on record already: each purpose and each institution has keys of its own."))


class NotProven(CertificateRefused):
    code = "not_proven"

    def __init__(self) -> None:
        words = _(
            "The proof is no signature of this key over the text that belongs to this institution, this purpose and "
            "these days. Nothing has been registered."
        )
        super().__init__(words)


class WitnessMissing(CertificateRefused):
    code = "witness_missing"

    def __init__(self) -> None:
        super().__init__(_("A key is made in the presence of at least two people, who are named."))


class TooManyKeys(CertificateRefused):
    code = "too_many_keys"

    def __init__(self) -> None:
        super().__init__(_("An institution can have at most 255 keys for a purpose, and 255 institutions can sign."))


class KeyWithoutCertificate(CertificateRefused):
    code = "key_without_certificate"

    def __init__(self, kid: str) -> None:
        words = _("The key %s has no certificate for signing PDFs: replace it. Nothing has been issued.")
        super().__init__(words % kid)


class NoDomain(CertificateRefused):
    code = "no_domain"

    def __init__(self, domain: str) -> None:
        words = _("“%s” is no domain. Write it as in um.edu.mt, with a path where needed: um.edu.mt/academy.")
        super().__init__(words % domain[:80])


class DomainTaken(CertificateRefused):
    code = "domain_taken"

    def __init__(self, domain: str, institution: str) -> None:
        words = _("%(domain)s stands for %(institution)s: one domain names one institution.")
        super().__init__(words % {"domain": domain, "institution": institution})


class DomainBackdated(CertificateRefused):
    code = "domain_backdated"

    def __init__(self) -> None:
        super().__init__(_("A domain counts from today or from a later day: what has been signed keeps its name."))
