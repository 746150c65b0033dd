"""What applicants, Permanent Correspondents and the Secretariat fill in."""

from courses.admissions.forms.applying import (
    AnswerChangeForm,
    BeginForm,
    ChangeForm,
    SectionForm,
    document_form,
)
from courses.admissions.forms.calls import CallForm, CountryForm, ObserverForm, initial_of
from courses.admissions.forms.following import FollowUpForm
from courses.admissions.forms.places import GiveBackForm, LateForm, SeatForm
from courses.admissions.forms.ruling import RuleForm
from courses.admissions.forms.screening import ImportForm
from courses.admissions.forms.selecting import NoticeForm, OverrideForm, SwapForm, ValueForm

__all__ = [
    "AnswerChangeForm",
    "BeginForm",
    "CallForm",
    "ChangeForm",
    "CountryForm",
    "FollowUpForm",
    "GiveBackForm",
    "ImportForm",
    "LateForm",
    "NoticeForm",
    "ObserverForm",
    "OverrideForm",
    "RuleForm",
    "SeatForm",
    "SectionForm",
    "SwapForm",
    "ValueForm",
    "document_form",
    "initial_of",
]
