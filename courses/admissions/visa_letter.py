"""The letter for a visa: who is invited to what, when and where, whether a fee is asked, which costs others bear.

In the person's language. Source: P-PG (2020) 10, P-PG/Training, item 6 (no fee; national authorities pay travel and
stay of the participants they nominate, by exception the Pompidou Group); P-PG/Academy, item 10 (fees and grants).
"""

from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from academy.lib.bilingual import euros, in_language
from academy.lib.dates import date_format
from academy.lib.paper import Paper
from courses.admissions import queries
from courses.admissions.models import Application, Place, RestrictedAnswers
from courses.admissions.refusals import AdmissionsRefused, EditionOff


class NothingToTravelTo(AdmissionsRefused):
    code = "nothing_to_travel_to"

    def __init__(self, day: date) -> None:
        words = _("The edition ended on %s: no letter for a visa is written any more.")
        super().__init__(words % date_format(day))


def of(place: Place, *, now: datetime, with_passport: bool) -> bytes:
    """The letter as PDF; the same place and day give the same bytes. Raises EditionOff, NothingToTravelTo."""
    _check(place, timezone.localdate(now))
    application = place.application
    language = application.person.language
    with translation.override(language):
        day = date_format(timezone.localdate(now))
        paper = Paper(
            title=_("Letter for a visa application"),
            language=language,
            author=_("International Drug Policy Academy"),
            subtitle=in_language(place.edition, "title"),
            reference=_("Reference %s") % application.ticket,
            label=_("Demonstration: people and values are invented.") if place.edition.is_demonstration else "",
        )
        paper.paragraph(day, style="muted")
        paper.paragraph(_("To the competent consular authorities"))
        paper.paragraph(_("We confirm that the person named below is invited to take part in the following training."))
        paper.facts(_person(application, with_passport=with_passport))
        paper.facts(_event(place))
        for words in _money(application, place):
            paper.paragraph(words)
        paper.paragraph(_("We would be grateful if the visa could be issued in time, and remain at your disposal."))
        paper.signatures([(_("For the Secretariat"), "")])
        return paper.pdf()


def _check(place: Place, today: date) -> None:
    if place.edition.is_cancelled:
        raise EditionOff
    if place.edition.ends_on < today:
        raise NothingToTravelTo(place.edition.ends_on)


def _passport(application: Application) -> str:
    kept = RestrictedAnswers.objects.filter(application=application, erased_at=None).first()
    return str(kept.answers.get("passport_number", "")) if kept else ""


def _person(application: Application, *, with_passport: bool) -> list[tuple[str, str]]:
    said = application.answers
    facts = [
        (_("Name"), application.person.printed_name),
        (_("Passport number"), _passport(application) if with_passport else ""),
        (_("Function"), application.position),
        (_("Institution"), application.institution_name),
        (_("Country"), str(application.country)),
        (_("Nominated by"), ", ".join(filter(None, (said.get("authority_name"), said.get("authority_function"))))),
    ]
    return [(label, value) for label, value in facts if value]


def _event(place: Place) -> list[tuple[str, str]]:
    edition = place.edition
    venue = ", ".join(part for part in (edition.host, edition.town, str(edition.country or "")) if part)
    facts = [(_("Training"), in_language(edition, "title")), (_("Dates"), _span(edition.starts_on, edition.ends_on))]
    facts += [
        (_("Module %s") % module.number, f"{in_language(module, 'title')} ({_span(module.starts_on, module.ends_on)})")
        for module in edition.modules.filter(kind="residential").order_by("number")
    ]
    return [*facts, (_("Venue"), venue or _("announced with the programme"))]


def _span(first: date, last: date) -> str:
    return pgettext("days", "%(first)s to %(last)s") % {"first": date_format(first), "last": date_format(last)}


def _money(application: Application, place: Place) -> list[str]:
    """What is known to be borne by somebody else; of what is not known, the letter says nothing."""
    said, edition = [], place.edition
    if not queries.asks_fee(edition):
        said.append(_("No fee is charged for taking part."))
        if application.answers.get("costs_borne") == "yes":
            words = _("Travel and stay are paid by the national authorities that nominate the participant (%s).")
            said.append(words % (application.institution_name or application.country))
    granted = [f"{head.get_head_display()} ({euros(head.granted or 0)})"
               for head in queries.granted_heads(application.person, edition)]  # fmt: skip
    if granted:
        words = _("The Pompidou Group of the Council of Europe bears these costs, up to the amount named: %s.")
        said.append(words % ", ".join(granted))
    return said
