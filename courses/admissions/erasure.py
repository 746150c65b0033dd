"""What admissions hold of a person: applications, places, requests that costs be borne, and accounts.

Accounting documents are kept with the name that they were made out to, as the financial rules of the organisation ask.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.lib.forgetting import reports_that_mention
from academy.people import api as people_api
from academy.people.api import Fate, Item, Part, Person, of_account, of_person, takes_part
from courses.admissions import queries
from courses.admissions.domain.money import Standing
from courses.admissions.models import (
    Application,
    ApplicationFile,
    ApplicationImport,
    ChangeRequest,
    CostRequest,
    FirstTimeNote,
    FollowUp,
    Invoice,
    MeritScore,
    NationalOpinion,
    Payout,
    Place,
    PlaceEvent,
    Receipt,
    RestrictedAnswers,
    ScreeningDecision,
    SelectorDeclaration,
    Undertaking,
)
from courses.admissions.operations.forgetting import forget_applications

ACCOUNTS = gettext_lazy("Accounting documents are kept as the financial rules ask, with the name on them.")
SEALED = gettext_lazy("A selection can be checked again by anybody: it counts applications by ticket, never by name.")
DECIDED = gettext_lazy("What was decided in an office stays decided; the account has no name any more.")
SETTLED = (Standing.SETTLED, Standing.CANCELLED)
OUT_OF_IT = (Application.Screening.NOT_ELIGIBLE, Application.Screening.DUPLICATE)


def hinders(person: Person, on: date) -> list[str]:
    """Who is applying, has a place, owes or is owed money, is somebody."""
    return [*_waiting(person, on), *_owing(person), *_asking(person, on)]


def _waiting(person: Person, on: date) -> Iterator[str]:
    rows = Application.objects.filter(person=person, state=Application.State.SUBMITTED, call__edition__ends_on__gte=on)
    rows = rows.exclude(screening__in=OUT_OF_IT).exclude(call__edition__state="cancelled")
    for one in rows.select_related("call__edition", "place"):
        if hasattr(one, "place"):
            yield _("A place is held in an edition that has not ended (%(edition)s).") % {"edition": one.call.edition}
        else:
            words = _("An application to an edition that has not ended is under way (%(edition)s): withdraw it first.")
            yield words % {"edition": one.call.edition}


def _owing(person: Person) -> Iterator[str]:
    for one in queries.accounts_of(person):
        if one.standing not in SETTLED:
            yield _("The invoice %(code)s is not settled.") % {"code": one.invoice.code}


def _asking(person: Person, on: date) -> Iterator[str]:
    for row in queries.cost_rows(queries.requests_of(person)):
        if row.request.state != CostRequest.State.ASKED:
            continue
        edition = row.request.edition
        if row.granted is None and edition.ends_on >= on:
            yield _("A request that costs be borne waits for its decision (%(edition)s).") % {"edition": edition}
        elif row.payable:
            yield _("A grant is not paid out yet (%(edition)s).") % {"edition": edition}


takes_part(
    Part(
        app="admissions",
        items=(
            Item(
                tables=("admissions.application", "admissions.changerequest"),
                what=gettext_lazy("What was said in applications: institution, position, motivation, answers"),
                fate=Fate.ERASED,
                count=of_person(Application),
            ),
            Item(
                tables=("admissions.restrictedanswers", "admissions.followup"),
                what=gettext_lazy("Answers that few may read: gender, diet, accessibility, passport, arrival"),
                fate=Fate.ERASED,
                count=lambda person: sum(
                    of_person(model, "application__person")(person) for model in (RestrictedAnswers, FollowUp)
                ),
            ),
            Item(
                tables=("admissions.applicationfile",),
                what=gettext_lazy("Documents of applications"),
                fate=Fate.ERASED,
                count=of_person(ApplicationFile, "application__person"),
            ),
            Item(
                tables=("admissions.changerequest",),
                what=gettext_lazy("Requests for changes of an application"),
                fate=Fate.ERASED,
                count=of_person(ChangeRequest, "application__person"),
            ),
            Item(
                tables=("admissions.applicationimport",),
                what=gettext_lazy("Remarks on lists of applications that name the person"),
                fate=Fate.ERASED,
                count=lambda person: len(reports_that_mention(ApplicationImport, people_api.names_of(person))),
            ),
            Item(
                tables=(
                    "admissions.application",
                    "admissions.override",
                    "admissions.exactreason",
                    "admissions.jointnomination",
                    "admissions.jointmember",
                ),
                what=gettext_lazy("Applications by ticket: country, dates, how they were screened and ranked"),
                fate=Fate.NAMELESS,
                why=SEALED,
                count=of_person(Application),
            ),
            Item(
                tables=("admissions.meritscore", "admissions.firsttimenote"),
                what=gettext_lazy("Points and notes for the selection, without their words"),
                fate=Fate.NAMELESS,
                why=SEALED,
                count=lambda person: sum(
                    of_person(model, "application__person")(person) for model in (MeritScore, FirstTimeNote)
                ),
            ),
            Item(
                tables=("admissions.screeningdecision",),
                what=gettext_lazy("Decisions of screening, without their words"),
                fate=Fate.NAMELESS,
                why=SEALED,
                count=of_person(ScreeningDecision, "application__person"),
            ),
            Item(
                tables=("admissions.nationalopinion",),
                what=gettext_lazy("Opinions of Permanent Correspondents, without their words"),
                fate=Fate.NAMELESS,
                why=SEALED,
                count=of_person(NationalOpinion, "application__person"),
            ),
            Item(
                tables=("admissions.place", "admissions.placeevent", "admissions.lateadmission"),
                what=gettext_lazy("Places, and what happened to them, without words"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("Who may inherit a place follows from what happened to it; figures rest on it."),
                count=lambda person: sum(
                    of_person(model, "application__person")(person) for model in (Place, PlaceEvent)
                ),
            ),
            Item(
                tables=("admissions.undertaking",),
                what=gettext_lazy("Undertakings of authorities, without their documents"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("The authority gave its word to the Academy; it names the authority."),
                count=of_person(Undertaking, "application__person"),
            ),
            Item(
                tables=("admissions.costrequest", "admissions.costhead", "admissions.costdecision"),
                what=gettext_lazy("Requests that costs be borne: amounts and decisions, without words"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("What was granted of a budget has to be shown; of whom is no longer known."),
                count=of_person(CostRequest),
            ),
            Item(
                tables=("admissions.payout", "admissions.commitment"),
                what=gettext_lazy("Payments of grants"),
                fate=Fate.KEPT,
                why=ACCOUNTS,
                count=of_person(Payout, "request__person"),
            ),
            Item(
                tables=(
                    "admissions.invoice",
                    "admissions.feeentry",
                    "admissions.transfer",
                    "admissions.transferimport",
                ),
                what=gettext_lazy("Invoices with their accounts and the transfers that settled them"),
                fate=Fate.KEPT,
                why=ACCOUNTS,
                count=of_person(Invoice),
            ),
            Item(
                tables=("admissions.receipt",),
                what=gettext_lazy("Receipts"),
                fate=Fate.KEPT,
                why=ACCOUNTS,
                count=of_person(Receipt, "entry__invoice__person"),
            ),
            Item(
                tables=("admissions.screeningdecision", "admissions.meritscore", "admissions.firsttimenote"),
                what=gettext_lazy("Decisions on applications of others, taken in office"),
                fate=Fate.NAMELESS,
                why=DECIDED,
                count=lambda person: sum(
                    of_account(model, path)(person)
                    for model, path in (
                        (ScreeningDecision, "decided_by"),
                        (MeritScore, "given_by"),
                        (FirstTimeNote, "noted_by"),
                    )
                ),
            ),
            Item(
                tables=("admissions.selectordeclaration",),
                what=gettext_lazy("Declarations of interest made in office, without their words"),
                fate=Fate.NAMELESS,
                why=DECIDED,
                count=of_account(SelectorDeclaration, "user"),
            ),
        ),
        hinders=hinders,
        erase=forget_applications,
        nobody=(
            "admissions.call",
            "admissions.lotterynotice",
            "admissions.lotteryvalue",
            "admissions.observeradmission",
            "admissions.ruleset",
            "admissions.selectionrun",
        ),
    )
)
