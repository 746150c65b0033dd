"""Pictures of the content pages, and the style guide."""

import mimetypes
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils._os import safe_join
from django.utils.translation import gettext_lazy as _

from academy.lib import charts
from academy.people import api as people_api


@people_api.public
def media(request: HttpRequest, path: str) -> FileResponse:
    """A picture that an editor placed on a page; documents, originals and all else are not reached this way.

    The path is joined below `images`, not below the media folder: `images/../documents/…` would leave it.
    """
    try:
        file = open(safe_join(str(Path(settings.MEDIA_ROOT) / "images"), path), "rb")  # noqa: SIM115 - closed by FileResponse
    except (SuspiciousFileOperation, OSError, ValueError) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=mimetypes.guess_type(path)[0] or "application/octet-stream")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response


class _Specimen(forms.Form):
    name = forms.CharField(label=_("Name"), help_text=_("As on certificates."))
    country = forms.ChoiceField(label=_("Country"), choices=[("MA", "Maroc"), ("MT", "Malta")])
    language = forms.ChoiceField(
        label=_("Language"), choices=[("fr", _("French")), ("en", _("English"))], widget=forms.RadioSelect
    )
    file = forms.FileField(label=_("File"), required=False)
    notes = forms.CharField(label=_("Notes"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    done = forms.BooleanField(label=_("Done"), required=False)


def _seats() -> list[tuple[int, str]]:
    """The thirty-five of the Executive Training: most confirmed, some offered, some free."""
    return [(number, "confirmed" if number < 25 else "offered" if number < 31 else "free") for number in range(1, 36)]


@people_api.public
def style(request: HttpRequest) -> HttpResponse:
    """Every component of the visual language, once; also with an error."""
    page = {
        "form": _Specimen({"country": "MA"}),
        "bars": [("2026", 44, 220, 4), ("2027", 12, 60, 30)],
        "swing": charts.diverging([("Malta", (3, 12)), ("Maroc", (0, 4)), ("Monaco", (None, 0))]),
        "seats": _seats(),
        "leaves": Paginator(range(100), 10).page(2),
    }
    return render(request, "style/components.html", page)
