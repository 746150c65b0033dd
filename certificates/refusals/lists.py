"""Of lists: who may be on them, who approves them, and when they are issued."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from certificates.refusals.base import CertificateRefused


class NobodyComplete(CertificateRefused):
    code = "nobody_complete"

    def __init__(self) -> None:
        words = _(
            "Nobody can be put on a list: whoever is complete holds the certificate already, or is left aside for the "
            "reason given."
        )
        super().__init__(words)


class AwardHeld(CertificateRefused):
    """names: of the people who hold the certificate already."""

    code = "award_held"

    def __init__(self, names: Iterable[str]) -> None:
        words = _(
            "%(names)s: the certificate of this activity has been issued already, and this list does not replace it. "
            "What is issued stays; nothing more has been issued."
        )
        super().__init__(words % {"names": ", ".join(names)})


class NoUniversity(CertificateRefused):
    code = "no_university"

    def __init__(self) -> None:
        words = _(
            "A joint certificate is issued by the Pompidou Group and at least one participating university "
            "(P-PG (2020) 10, P-PG/Academy, item 7)."
        )
        super().__init__(words)


class TooManyIssuers(CertificateRefused):
    code = "too_many_issuers"

    def __init__(self, *, most: int) -> None:
        words = _(
            "A certificate has room for the signatures of %(most)s institutions. Please choose at most so many: the "
            "list has not been proposed."
        )
        super().__init__(words % {"most": most})


class NotParticipating(CertificateRefused):
    code = "not_participating"

    def __init__(self, institution: str) -> None:
        words = _("%s is not recorded as a participating institution; the text names it as envisaged only.")
        super().__init__(words % institution)


class ParticipantLeftOut(CertificateRefused):
    code = "participant_left_out"

    def __init__(self, institutions: Iterable[object]) -> None:
        words = _(
            "%s: takes part in this award by what is on record. Either it issues the certificates too, or the reason "
            "is written down why not (P-PG (2020) 10, P-PG/Academy, item 7)."
        )
        super().__init__(words % ", ".join(str(one) for one in institutions))


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


class NameCannotBeWritten(CertificateRefused):
    code = "glyph_missing"

    def __init__(self, text: str, letters: str) -> None:
        words = _("“%(text)s” cannot be printed: the fonts lack %(letters)s. Nothing has been issued.")
        super().__init__(words % {"text": text, "letters": ", ".join(letters)})


class NoTimeStamp(CertificateRefused):
    code = "no_time_stamp"

    def __init__(self, what: str) -> None:
        words = _("The time-stamp authority does not answer (%s). What is issued stays; the rest waits: go on later.")
        super().__init__(words % what)


class HeadNotSigned(CertificateRefused):
    code = "head_not_signed"

    def __init__(self) -> None:
        words = _(
            "The public register cannot be signed by every institution of the list, so no certificate can carry the "
            "proof that it was entered. What is issued stays; the rest waits: go on when every key is here."
        )
        super().__init__(words)


class BeingIssued(CertificateRefused):
    code = "being_issued"

    def __init__(self) -> None:
        words = _("A list with this name is being issued at this moment. Please erase when it is done.")
        super().__init__(words)


class NobodyLeft(CertificateRefused):
    code = "nobody_left"

    def __init__(self) -> None:
        super().__init__(_("Every name on this list is held back: there is nothing to issue."))


class GroundsFallen(CertificateRefused):
    """names: of the people."""

    code = "grounds_fallen"

    def __init__(self, names: Iterable[str]) -> None:
        words = _(
            "%(names)s: the grounds on which the list was proposed do not stand any more. Nothing has been done. The "
            "name is held back by an institution, or the Secretariat withdraws the list and proposes it anew."
        )
        super().__init__(words % {"names": ", ".join(names)})


class WhyLeftOut(CertificateRefused):
    code = "why_left_out"

    def __init__(self) -> None:
        super().__init__(_("Say why these names are left out: whoever asked for recognition reads it."))
