"""Forms of the catalogue: one file per noun."""

from courses.catalogue.forms.editions import ActivityForm, EditForm, EditionForm, modules_form
from courses.catalogue.forms.hosting import AnswerOfferForm, HostOfferForm, TakeOverForm
from courses.catalogue.forms.steering import AppointmentForm

__all__ = [
    "ActivityForm",
    "AnswerOfferForm",
    "AppointmentForm",
    "EditForm",
    "EditionForm",
    "HostOfferForm",
    "TakeOverForm",
    "modules_form",
]
