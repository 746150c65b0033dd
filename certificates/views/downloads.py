"""What a verifier takes away: trust list, status lists, the programs. Public, the same bytes for everybody."""

import hashlib

from csp.constants import HEADER
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from academy.people import api as people_api
from certificates import bundle, offline, queries


@people_api.public
def trust_json(request: HttpRequest) -> HttpResponseBase:
    content = bundle.trust_json()
    return _open(request, content, hashlib.sha256(content).hexdigest())


@people_api.public
def status_list(request: HttpRequest, key: str) -> HttpResponseBase:
    """What the institution itself says of its certificates, signed by it."""
    found = queries.published_list(key)
    if found is None:
        raise Http404
    return _open(request, found.content.encode(), found.sha256)


@people_api.public
def verifier(request: HttpRequest) -> HttpResponse:
    """The program that needs neither our database nor a network."""
    response = HttpResponse(bundle.verifier(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{bundle.VERIFIER}"'
    return response


@people_api.public
def offline_page(request: HttpRequest) -> HttpResponseBase:
    """The verifier as one HTML file, with today's lists in it: to be kept, or used here; it sends nothing."""
    return _page(request, bundle.offline_page())


@people_api.public
def offline_program(request: HttpRequest) -> HttpResponseBase:
    """The same without any lists: the bytes whose fingerprint is published."""
    response = _page(request, offline.program())
    response["Content-Disposition"] = f'attachment; filename="{offline.PROGRAM}"'
    return response


def _page(request: HttpRequest, content: bytes) -> HttpResponseBase:
    """Under the policy that the file itself carries, instead of the site's."""
    response = _open(request, content, hashlib.sha256(content).hexdigest(), kind="text/html; charset=utf-8")
    response[HEADER] = offline.policy()
    return response


def _open(
    request: HttpRequest, content: bytes, sha256: str, *, kind: str = "application/json"
) -> HttpResponseBase:  # fmt: skip
    """Any page may read it; a reader that has it already is told so."""
    etag = quote_etag(sha256)
    response = get_conditional_response(request, etag=etag) or HttpResponse(content, content_type=kind)
    response["Access-Control-Allow-Origin"] = "*"
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=300"
    return response
