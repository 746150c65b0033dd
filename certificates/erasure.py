"""What certificates hold of a person. Register and paper go on proving themselves: neither needs the name here."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.lib.forgetting import OMITTED
from academy.people.api import Fate, Item, Part, Person, of_account, of_number, of_person, takes_part
from certificates.models import (
    UNDER_WAY,
    Approval,
    CertificateRecord,
    LeftOut,
    RecognitionRequest,
    RegisterEntry,
    ReleaseLine,
    ShareLink,
    Signatory,
    SignatureAsked,
    StatusChange,
    StatusRequest,
)
from certificates.operations.erasing import forget, is_being_issued

DECIDED = gettext_lazy("What an institution decided stays decided; the account has no name any more.")
WAITING = (RecognitionRequest.State.ASKED, RecognitionRequest.State.LISTED)


def hinders(person: Person, on: date) -> list[str]:
    """Institutions are approving or signing the name, or somebody waits for an answer."""
    found = []
    lines = ReleaseLine.objects.filter(person=person, release__state__in=UNDER_WAY).select_related("release__edition")
    for line in lines:
        words = _("A list of certificates that is under way holds this name (%(edition)s): issue it or withdraw it.")
        found.append(words % {"edition": line.release.edition})
    if not found and is_being_issued(person):
        found.append(_("A list with this name is being issued at this moment. Please erase when it is done."))
    if RecognitionRequest.objects.filter(person=person, state__in=WAITING).exists():
        found.append(_("A request for recognition waits for its answer."))
    return found


def erase(person: Person) -> list[str]:
    files = forget(person)[1]
    ReleaseLine.objects.filter(person=person).exclude(held_reason="").update(held_reason=OMITTED)
    LeftOut.objects.filter(person=person).update(reason=OMITTED)
    RecognitionRequest.objects.filter(person=person).exclude(grounds="").update(grounds=OMITTED)
    entries = RegisterEntry.objects.filter(person_uid=person.uid)
    StatusChange.objects.filter(entry__in=entries).exclude(reason="").update(reason=OMITTED)
    StatusRequest.objects.filter(entry__in=entries).exclude(reason="").update(reason=OMITTED)
    return files


takes_part(
    Part(
        app="certificates",
        items=(
            Item(
                tables=("certificates.certificaterecord", "certificates.badgefile"),
                what=gettext_lazy("Certificates in words, with their files"),
                fate=Fate.ERASED,
                count=of_person(CertificateRecord),
            ),
            Item(
                tables=("certificates.sharelink",),
                what=gettext_lazy("Links by which certificates were shown to others"),
                fate=Fate.ERASED,
                count=of_number(ShareLink, "entry__person_uid"),
            ),
            Item(
                tables=(
                    "certificates.registerentry",
                    "certificates.currentcertificate",
                    "certificates.pdfsignature",
                    "certificates.sealsignature",
                    "certificates.logleaf",
                ),
                what=gettext_lazy("Entries of the register, with their signatures"),
                fate=Fate.KEPT,
                why=gettext_lazy("They hold no name: whoever has the code or the document can go on verifying it."),
                count=of_number(RegisterEntry),
            ),
            Item(
                tables=("certificates.statuschange", "certificates.statusrequest"),
                what=gettext_lazy("Changes of the status of a certificate, without their reasons in words"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("The register has to say what is valid."),
                count=of_number(StatusChange, "entry__person_uid"),
            ),
            Item(
                tables=(
                    "certificates.releaseline",
                    "certificates.openline",
                    "certificates.leftout",
                    "certificates.numberedline",
                    "certificates.sealedline",
                ),
                what=gettext_lazy("Lines of lists that institutions approved"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("Each institution approved a number of lines, which has to stay what it was."),
                count=of_person(ReleaseLine),
            ),
            Item(
                tables=("certificates.recognitionrequest", "certificates.recognitionstep"),
                what=gettext_lazy("Requests for recognition, without their words"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("Figures stay what they were."),
                count=of_person(RecognitionRequest),
            ),
            Item(
                tables=("certificates.signatory",),
                what=gettext_lazy("The name as a signatory of an institution"),
                fate=Fate.KEPT,
                why=gettext_lazy("Who signed for an institution is printed on certificates that others hold."),
                count=lambda person: Signatory.objects.filter(name=person.printed_name).count(),
            ),
            Item(
                tables=("certificates.approval",),
                what=gettext_lazy("Approvals of lists, given for an institution"),
                fate=Fate.NAMELESS,
                why=DECIDED,
                count=of_account(Approval, "officer"),
            ),
            Item(
                tables=("certificates.signatureasked",),
                what=gettext_lazy("Signatures that were asked of institutions, by this account"),
                fate=Fate.NAMELESS,
                why=DECIDED,
                count=of_account(SignatureAsked, "by"),
            ),
            Item(
                tables=("certificates.statusrequest",),
                what=gettext_lazy("Requests to change a status, made for an institution"),
                fate=Fate.NAMELESS,
                why=DECIDED,
                count=of_account(StatusRequest, "requested_by"),
            ),
        ),
        hinders=hinders,
        erase=erase,
        nobody=(
            "certificates.apitoken",
            "certificates.contact",
            "certificates.headsignature",
            "certificates.issuerdomain",
            "certificates.issuernumber",
            "certificates.keyend",
            "certificates.logo",
            "certificates.publickey",
            "certificates.statuslist",
            "certificates.truststatement",
            "certificates.verificationcount",
        ),
    )
)
