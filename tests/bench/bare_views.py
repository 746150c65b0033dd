"""What the page of a certificate is measured against: the least that Django can do for the same answer."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from academy.people import api as people_api
from academy.urls import urlpatterns as ours
from certificates import bundle, queries, seal_words
from certificates.forms import NameForm, SealForm
from certificates.models import RegisterEntry
from certificates.queries.looking_up import FIELDS, WITH_FIELDS

_page: dict[str, object] = {}


def _select(request: HttpRequest) -> list[dict[str, object]]:
    return list(RegisterEntry.objects.filter(code__in=[request.GET["code"]]).order_by().values(*FIELDS, **WITH_FIELDS))


@people_api.public
def page(request: HttpRequest) -> HttpResponse:
    """The same SELECT and the same template, its words worked out once."""
    from certificates.views.public import verdict_page

    _select(request)
    if not _page:
        _page.update(verdict_page(queries.verdict(request.GET["code"]), matched=None))
        _page.update(said=seal_words.for_script(), pasted=None, verifier=bundle.VERIFIER, today=timezone.localdate())
    return render(request, "certificates/verdict.html", _page | {"form": NameForm(), "seal_form": SealForm()})


@people_api.public
def json(request: HttpRequest) -> HttpResponse:
    rows = _select(request)
    return JsonResponse({"status": "valid", "number": rows[0]["number"], "printed": rows[0]["record__payload"]})


@people_api.public
def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse("constant")


urlpatterns = [
    path("bare/page/", page),
    path("bare/json/", json),
    path("bare/constant/", constant),
    *ours,  # not by include: addresses that begin with a language stand in a root only
]
