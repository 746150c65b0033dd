"""The public register for anybody: heads, who signed them, and proofs to take away."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from academy.people import api as people_api
from certificates import register_paper
from certificates.domain.head import head_to_json, proof_to_json, signers
from certificates.forms_log import TwoHeadsForm
from certificates.models import LogHead
from certificates.queries import log as register
from certificates.queries import trust


@people_api.public
def public_register(request: HttpRequest) -> HttpResponse:
    """The newest head, those before it, and whether one is the beginning of another."""
    newest = register.newest_head()
    form = TwoHeadsForm(request.GET if "first" in request.GET else None)
    page: dict[str, Any] = {
        "newest": newest,
        "signatures": _signatures(newest),
        "years": register.years(),
        "heads": Paginator(register.heads(), 20).get_page(request.GET.get("page")),
        "form": form,
    }
    if form.is_bound and form.is_valid():
        page["compared"] = register.consistency(form.cleaned_data["first"], form.cleaned_data["second"])
    return render(request, "certificates/register.html", page)


def _signatures(row: LogHead | None) -> list[tuple[Any, bool]]:
    """(signature with its institution, whether it is good and its key counts)."""
    if row is None:
        return []
    good = set(signers(register.signed(row), trust()))
    return [(one, one.key.institution.issuer_number.number in good) for one in row.signatures.all()]


@people_api.public
def register_json(request: HttpRequest) -> JsonResponse:
    """The newest head, as any monitor may fetch it."""
    return _open(head_to_json(register.signed(_or_404(register.newest_head()))))


@people_api.public
def head_json(request: HttpRequest, size: int) -> JsonResponse:
    return _open(head_to_json(register.signed(_or_404(register.head_of_size(size)))))


@people_api.public
def consistency_json(request: HttpRequest, first: int, second: int) -> JsonResponse:
    """The hashes that show the head of `first` lines to be the beginning of that of `second`."""
    found = register.consistency(_or_404(register.head_of_size(first)), _or_404(register.head_of_size(second)))
    heads = {"first": head_to_json(found.first), "second": head_to_json(found.second)}
    return _open(heads | {"path": [part.hex() for part in found.path]})


@people_api.public
def leaves_json(request: HttpRequest, start: int) -> JsonResponse:
    return _open(register.leaves(start))


@people_api.public
def proof_json(request: HttpRequest, code: str) -> JsonResponse:
    """That a certificate stands in the register; the same answer for an unknown one and for one not written yet."""
    found = register.proof_of(code)
    if found is None:
        raise Http404
    return _open(proof_to_json(found))


@people_api.public
def yearly_head(request: HttpRequest, year: int) -> HttpResponse:
    """The head at the end of a year, on paper: to be filed by every institution."""
    row = _or_404(register.last_head_of(year))
    language = "fr" if get_language() == "fr" else "en"
    content = register_paper.head_on_paper(row, signatures=_signatures(row), language=language)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="register-{year}.pdf"'
    return response


def _or_404(row: LogHead | None) -> LogHead:
    if row is None:
        raise Http404
    return row


def _open(content: dict[str, Any]) -> JsonResponse:
    response = JsonResponse(content, json_dumps_params={"indent": 1})
    response["Access-Control-Allow-Origin"] = "*"  # hashes: any monitor may read them
    return response
