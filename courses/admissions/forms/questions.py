"""The words of every question of an application, and the field by which it is answered."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.people.api import CountryField, Institution

# Common European Framework of Reference.
LEVELS = [("", "–"), *((level, level) for level in ("A1", "A2", "B1", "B2", "C1", "C2"))]
SECTORS = [
    ("", "–"),
    ("demand", _("demand reduction")),
    ("supply", _("supply reduction")),
    ("both", _("demand and supply reduction")),
    ("research", _("research")),
    ("policy", _("policy and co-ordination")),
]
TITLES = [("", "–"), ("mr", _("Mr")), ("ms", _("Ms")), ("dr", _("Dr")), ("prof", _("Professor"))]
GENDERS = [
    ("", "–"),
    ("f", _("woman")),
    ("m", _("man")),
    ("x", _("neither of the two")),
    ("undisclosed", _("I prefer not to say")),
]
YES_NO = [("", "–"), ("yes", _("yes")), ("no", _("no"))]

SECTIONS: dict[str, Any] = {
    "institution": _("Your institution"),
    "you": _("About you"),
    "work": _("Your work"),
    "nomination": _("Who nominates you"),
    "motivation": _("Why you apply and what you need"),
    "languages": _("Languages"),
    "support": _("Support"),
    "documents": _("Documents"),
    "taking_part": _("What you need to take part"),
    "privacy": _("Your data"),
}
SHORT, LONG = 200, 4000


def _text(label: Any, hint: Any = "", **kwargs: Any) -> Callable[[], forms.Field]:
    kwargs.setdefault("max_length", SHORT)
    return lambda: forms.CharField(label=label, help_text=hint, **kwargs)


def _long(label: Any, hint: Any = "", rows: int = 6) -> Callable[[], forms.Field]:
    area = {"rows": rows}
    return lambda: forms.CharField(label=label, help_text=hint, max_length=LONG, widget=forms.Textarea(attrs=area))


def _choice(label: Any, choices: Any, hint: Any = "") -> Callable[[], forms.Field]:
    return lambda: forms.ChoiceField(label=label, help_text=hint, choices=choices)


def _country(label: Any, hint: Any = "") -> Callable[[], forms.Field]:
    return lambda: CountryField(label=label, help_text=hint)


FIELDS: dict[str, Callable[[], forms.Field]] = {
    "country": _country(
        _("Country of your institution"), _("The country of the institution that nominates you, not your nationality.")
    ),
    "institution_name": _text(_("Institution that nominates you")),
    "institution_name_other": _text(
        _("Its name in the other language"), _("In French if you wrote it in English, and the other way round.")
    ),
    "institution_kind": _choice(_("Kind of institution"), [("", "–"), *Institution.Kind.choices]),
    "title": _choice(_("Title"), TITLES),
    "phone": _text(_("Telephone"), _("With the country code, for example +33 3 88 41 20 00."), max_length=30),
    "nationality": _country(_("Nationality"), _("It decides nothing: your institution’s country does.")),
    "date_of_birth": lambda: forms.DateField(
        label=_("Date of birth"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    ),
    "gender": _choice(
        _("Gender"),
        GENDERS,
        _(
            "Asked only for the balance of the group, and you need not say. Few people read it; it is erased after the "
            "event. Where the rule of this call sets numbers of women or men, it stands beside the ticket of your "
            "application, without your name, in the file by which the selection can be checked."
        ),
    ),
    "position": _text(_("Your position")),
    "sector": _choice(_("Field of work"), SECTORS),
    "years_in_field": lambda: forms.IntegerField(label=_("Years in this field"), min_value=0, max_value=70),
    "duties": _long(_("Your duties in drug policy"), rows=4),
    "authority_name": _text(_("Name of the person who nominates you")),
    "authority_function": _text(_("Function of that person")),
    "authority_email": lambda: forms.EmailField(label=_("E-mail address of that person"), max_length=SHORT),
    "costs_borne": _choice(
        _("Do your authorities pay your travel and stay?"),
        YES_NO,
        _("National authorities pay for the participants they nominate (P-PG (2020) 10, P-PG/Training, item 6)."),
    ),
    "costs_contact": _text(_("Who can be asked about the payment")),
    "motivation": _long(_("Why you apply"), _("300 to 500 words; more than 500 cannot be submitted.")),
    "needs": _long(_("What you need to learn"), _("The training starts from the needs of its participants."), rows=4),
    "earlier_editions": _text(_("Earlier editions that you attended"), _("Year and place, or “none”.")),
    "level_en": _choice(_("Your level of English"), LEVELS, _("Common European Framework, A1 to C2.")),
    "level_fr": _choice(_("Your level of French"), LEVELS, _("Common European Framework, A1 to C2.")),
    "support_asked": _choice(
        _("Do you ask for support with travel and stay?"),
        YES_NO,
        _("By exception, on request and as far as resources allow, for a limited number of participants."),
    ),
    "support_grounds": _long(_("Why support is needed"), rows=4),
    "as_consultant": _choice(
        _("Do you take part as a consultant?"), YES_NO, _("Consultants are not counted among the nominated experts.")
    ),
    "accessibility": _long(
        _("What should we prepare so that you can take part?"),
        _("Only those who prepare the seminar read this; it is erased after the event."),
        rows=3,
    ),
    "diet": _text(_("Diet"), _("Only those who prepare the seminar read this; it is erased after the event.")),
    "passport_number": _text(
        _("Passport number"),
        _("Only for the letter for a visa. Few people read it; it is erased after the event."),
        max_length=20,
    ),
    "photo_consent": _choice(_("May pictures in which you appear be published?"), YES_NO),
    "privacy": lambda: forms.BooleanField(label=_("I have read the privacy notice and agree that my data are used.")),
    "cv": lambda: forms.FileField(label=_("Curriculum vitae")),
    "nomination_letter": lambda: forms.FileField(label=_("Letter of nomination")),
}


def field_of(key: str) -> forms.Field:
    """A fresh field for the question."""
    return FIELDS[key]()


def label_of(key: str) -> str:
    return str(FIELDS[key]().label)
