"""What organisers send in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AttendanceForm(forms.Form):
    file = forms.FileField(label=_("Attendance list (CSV: session, email, minutes)"))
