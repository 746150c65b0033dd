"""The letter for a visa: who is invited to what, when and where, that nothing is to be paid, who bears the travel.

In the person's language. Source: P-PG (2020) 10, P-PG/Training, item 6 (no fee; national authorities pay travel and
stay of the participants they nominate, by exception the Pompidou Group).
"""

from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from academy.lib.bilingual import in_language
from academy.lib.dates import date_format
from academy.lib.paper import Paper
from courses.admissions.models import Application, Call, Place, RestrictedAnswers


def of(place: Place, *, now: datetime) -> bytes:
    """The letter as PDF; the same place and day give the same bytes."""
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
        paper.facts(_person(application))
        paper.facts(_event(place))
        for words in _money(application, place):
            paper.paragraph(words)
        paper.paragraph(_("We would be grateful if the visa could be issued in time, and remain at your disposal."))
        paper.signatures([(_("For the Secretariat"), "")])
        return paper.pdf()


def _person(application: Application) -> list[tuple[str, str]]:
    said = application.answers
    kept = RestrictedAnswers.objects.filter(application=application, erased_at=None).first()
    facts = [
        (_("Name"), application.person.printed_name),
        (_("Passport number"), str(kept.answers.get("passport_number", "")) if kept else ""),
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
    return _("%(first)s to %(last)s") % {"first": date_format(first), "last": date_format(last)}


def _money(application: Application, place: Place) -> list[str]:
    said = []
    if application.call.audience != Call.Audience.ACADEMY:
        said.append(_("No fee is charged for taking part."))
    if application.answers.get("costs_borne") != "no":
        words = _("Travel and stay are paid by the national authorities that nominate the participant (%s).")
        said.append(words % (application.institution_name or application.country))
    else:
        said.append(_("How travel and stay are paid is agreed between the participant and the Secretariat."))
    return said
