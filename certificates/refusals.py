"""Why certificates say no, in sentences for the person who tried."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from academy.lib.dates import date_format


class CertificateRefused(Exception):
    code = "certificate_refused"


class NobodyComplete(CertificateRefused):
    code = "nobody_complete"

    def __init__(self) -> None:
        super().__init__(_("Nobody is complete for this component and without a certificate."))


class NoUniversity(CertificateRefused):
    code = "no_university"

    def __init__(self) -> None:
        words = _(
            "A joint certificate is issued by the Pompidou Group and at least one participating university "
            "(P-PG (2020) 10, P-PG/Academy, item 7)."
        )
        super().__init__(words)


class NotParticipating(CertificateRefused):
    code = "not_participating"

    def __init__(self, institution: str) -> None:
        words = _("%s is not recorded as a participating institution; the text names it as envisaged only.")
        super().__init__(words % institution)


class NotValidated(CertificateRefused):
    code = "not_validated"

    def __init__(self, institutions: Iterable[object], *, version: str) -> None:
        words = _(
            "%(institutions)s: no academic validation of version %(version)s of the course is recorded; Component II "
            "is released only with it (P-PG (2020) 10, P-PG/Academy, item 10)."
        )
        names = ", ".join(str(one) for one in institutions)
        super().__init__(words % {"institutions": names, "version": version})


class NotYourInstitution(CertificateRefused):
    code = "not_your_institution"

    def __init__(self) -> None:
        super().__init__(_("This does not wait for your institution."))


class ListChanged(CertificateRefused):
    code = "list_changed"

    def __init__(self) -> None:
        super().__init__(_("The list has changed since you saw it. Please read it again."))


class NotApproved(CertificateRefused):
    code = "not_approved"

    def __init__(self) -> None:
        super().__init__(_("Not every institution has approved this list."))


class TwoPeopleNeeded(CertificateRefused):
    code = "two_people_needed"

    def __init__(self) -> None:
        super().__init__(_("A change of status needs two officers of the institution that makes it."))


class AlreadyFinal(CertificateRefused):
    code = "already_final"

    def __init__(self) -> None:
        super().__init__(_("The status of this certificate is final."))


class NameCannotBeWritten(CertificateRefused):
    code = "glyph_missing"

    def __init__(self, text: str, letters: str) -> None:
        words = _("“%(text)s” cannot be printed: the fonts lack %(letters)s. Nothing has been issued.")
        super().__init__(words % {"text": text, "letters": ", ".join(letters)})


class RecognitionClosed(CertificateRefused):
    code = "recognition_closed"


class NotAtLevel(CertificateRefused):
    """missing: what is missing, in sentences."""

    code = "not_at_level"

    def __init__(self, missing: Sequence[str]) -> None:
        words = _("The level is not reached yet, so recognition cannot be asked for. %(missing)s")
        nothing = _("No designated activity of this component is on record for you.")
        super().__init__(words % {"missing": " ".join(missing) or nothing})


class AlreadyAsked(CertificateRefused):
    code = "already_asked"

    def __init__(self) -> None:
        super().__init__(_("There is an open request for this component already; its steps are shown below."))


class AlreadyCertified(CertificateRefused):
    code = "already_certified"

    def __init__(self) -> None:
        super().__init__(_("The certificate of this component has been issued already."))


class NotYourRequest(CertificateRefused):
    code = "not_your_request"

    def __init__(self) -> None:
        super().__init__(_("A request is withdrawn by the person it concerns, and decided by somebody else."))


class NotOpen(CertificateRefused):
    code = "not_open"

    def __init__(self, state: str) -> None:
        super().__init__(_("This request is not open any more: %(state)s.") % {"state": state})


class StandsOnList(CertificateRefused):
    code = "stands_on_list"

    def __init__(self) -> None:
        words = _("The name stands on a list that the institutions decide on; the request cannot be changed now.")
        super().__init__(words)


class GroundsMissing(CertificateRefused):
    code = "grounds_missing"

    def __init__(self) -> None:
        super().__init__(_("A refusal gives its grounds: the person reads them."))


class KeyAway(CertificateRefused):
    """mark: the first digits of the fingerprint."""

    code = "key_away"

    def __init__(self, mark: str) -> None:
        words = _("The private key %s is not on this machine: nothing can be signed with it here.")
        super().__init__(words % mark)


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
        words = _("A key that the Secretariat keeps needs the university’s own recorded agreement.")
        super().__init__(words)


class NoDemonstrationKeyHere(CertificateRefused):
    code = "no_demonstration_key_here"

    def __init__(self) -> None:
        super().__init__(_("A demonstration key is never made on a production machine."))


class NoRecordSigned(CertificateRefused):
    code = "no_record_signed"

    def __init__(self) -> None:
        words = _("This certificate was issued before records were signed: there is no credential file of it.")
        super().__init__(words)


class KeyCompromised(CertificateRefused):
    code = "key_compromised"

    def __init__(self, institution: str) -> None:
        words = _("The key of %s that signed this certificate is compromised: nothing more is signed with it.")
        super().__init__(words % institution)


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


class KeyInForce(CertificateRefused):
    code = "key_in_force"

    def __init__(self, institution: str) -> None:
        super().__init__(_("%s has a key in force for this purpose: replace it instead.") % institution)


class WitnessMissing(CertificateRefused):
    code = "witness_missing"

    def __init__(self) -> None:
        super().__init__(_("A key is made in the presence of at least two people, who are named."))


class TooManyKeys(CertificateRefused):
    code = "too_many_keys"

    def __init__(self) -> None:
        super().__init__(_("An institution can have at most 255 keys for a purpose, and 255 institutions can sign."))


class StatusNotPermitted(CertificateRefused):
    code = "status_not_permitted"

    def __init__(self) -> None:
        super().__init__(_("From its present status the certificate cannot be given this one."))


class ReasonNotPermitted(CertificateRefused):
    code = "reason_not_permitted"

    def __init__(self) -> None:
        super().__init__(_("On these grounds this status is not given. Please choose grounds that permit it."))


class ChangeAsked(CertificateRefused):
    code = "change_asked"

    def __init__(self) -> None:
        super().__init__(_("A change of this certificate already waits for a second officer of your institution."))


class RequestClosed(CertificateRefused):
    code = "request_closed"

    def __init__(self) -> None:
        super().__init__(_("This request is closed already; somebody has confirmed or refused it."))


class TokenEndsTooLate(CertificateRefused):
    code = "token_ends_too_late"

    def __init__(self) -> None:
        super().__init__(_("Access ends within a year of today at the latest, and not in the past."))


class UnknownScope(CertificateRefused):
    code = "unknown_scope"

    def __init__(self) -> None:
        super().__init__(_("Please choose what the system may do."))


class NotTheHolder(CertificateRefused):
    code = "not_the_holder"

    def __init__(self) -> None:
        super().__init__(_("Only the holder of a certificate shares it."))


class TooManyLinks(CertificateRefused):
    code = "too_many_links"

    def __init__(self) -> None:
        super().__init__(_("This certificate has twenty open links. Please end one first."))


class KeyWithoutCertificate(CertificateRefused):
    code = "key_without_certificate"

    def __init__(self, kid: str) -> None:
        words = _("The key %s has no certificate for signing PDFs: replace it. Nothing has been issued.")
        super().__init__(words % kid)


class HeadNotSigned(CertificateRefused):
    code = "head_not_signed"

    def __init__(self) -> None:
        words = _(
            "The public register cannot be signed by every institution of the list, so no certificate can carry the "
            "proof that it was entered. What is issued stays; the rest waits: go on when every key is here."
        )
        super().__init__(words)


class NoTimeStamp(CertificateRefused):
    code = "no_time_stamp"

    def __init__(self, what: str) -> None:
        words = _("The time-stamp authority does not answer (%s). What is issued stays; the rest waits: go on later.")
        super().__init__(words % what)


class DaysTaken(CertificateRefused):
    code = "days_taken"

    def __init__(self, day: date) -> None:
        words = _("An entry from %(day)s or later is on record already: choose a later day.")
        super().__init__(words % {"day": date_format(day, "j F Y")})


class NotReissued(CertificateRefused):
    """status: of the certificate, in words."""

    code = "not_reissued"

    def __init__(self, status: str) -> None:
        super().__init__(_("Only a valid certificate is issued again; this one is %s.") % status)


class ReissueUnderWay(CertificateRefused):
    code = "reissue_under_way"

    def __init__(self) -> None:
        super().__init__(_("A list that issues this certificate again is under way already."))


class SameName(CertificateRefused):
    code = "same_name"

    def __init__(self) -> None:
        super().__init__(_("The corrected name is the one that is printed already."))


class RecordErased(CertificateRefused):
    code = "record_erased"

    def __init__(self) -> None:
        words = _("The words of this certificate have been erased at the holder’s wish; it cannot be issued again.")
        super().__init__(words)


class BeingIssued(CertificateRefused):
    code = "being_issued"

    def __init__(self) -> None:
        words = _("A list with this name is being issued at this moment. Please erase when it is done.")
        super().__init__(words)


class NoAttendance(CertificateRefused):
    code = "no_attendance"

    def __init__(self) -> None:
        super().__init__(_("No attendance is on record for this person in this activity."))


class CertificateHeld(CertificateRefused):
    code = "certificate_held"

    def __init__(self) -> None:
        words = _("The certificate of this activity has been issued: a statement of attendance would say less.")
        super().__init__(words)


class NoSupplement(CertificateRefused):
    code = "no_supplement"

    def __init__(self) -> None:
        super().__init__(_("This certificate was issued before supplements were: none was frozen with it."))
