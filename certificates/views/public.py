"""Verification for anybody, and whose signatures count."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from academy.lib.uploads import UploadRefused, check_upload
from academy.people import api as people_api
from certificates import bundle, queries, seal_words
from certificates.domain.payload import PRINTED
from certificates.domain.trust import to_json
from certificates.forms import CodeForm, FileForm, NameForm, SealForm
from certificates.protocol import grouped


@people_api.public
@never_cache
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """What anybody may know of a code; the whole name once it has been typed and matches, or stands in a seal."""
    found = queries.verdict(code)
    page: dict[str, Any] = {"verdict": found, "fields": _fields(found)}
    is_seal = request.method == "POST" and "seal" in request.POST
    form = NameForm(request.POST if request.method == "POST" and not is_seal else None)
    if form.is_bound and form.is_valid():
        page["matched"] = queries.name_matches(code, form.cleaned_data["name"])
    page |= {"form": form} | _seal(request if is_seal else None, code=found.code)
    if found.is_known:
        page |= {"stored": queries.stored_seal(found.code), "trust": to_json(queries.trust())}
    return _no_index(render(request, "certificates/verdict.html", page))


def _seal(request: HttpRequest | None, *, code: str = "") -> dict[str, Any]:
    """The form for a pasted seal, and what became of one that was pasted."""
    form = SealForm(request.POST if request else None)
    pasted = None
    if form.is_bound and form.is_valid():
        pasted = queries.pasted_seal(form.cleaned_data["seal"], code=code)
    return {"seal_form": form, "pasted": pasted, "said": seal_words.for_script()}


def _fields(found: queries.Verdict) -> list[tuple[str, list[str]]]:
    """The printed fields, labelled; French above English as on the paper."""
    payload = found.payload
    if payload is None:
        return []
    labels = {
        "title": _("Title"),
        "statement": _("What it attests"),
        "issuers": _("Issued by"),
        "edition": _("Activity"),
        "dates": _("Dates"),
        "credits": _("Credits"),
        "issued": _("Issued"),
    }
    pairs = [(label, [payload[f"{key}_fr"], payload[f"{key}_en"]]) for key, label in labels.items()]
    single = {"number": _("Number"), "code_printed": _("Code"), "resolution": _("Resolution")}
    return pairs + [(label, [payload[key]]) for key, label in single.items() if key in PRINTED]


@people_api.public
@never_cache
def verify(request: HttpRequest) -> HttpResponse:
    """One field for a code, one for a file, one for a seal."""
    if request.GET.get("code"):
        return redirect("certificates:certificate", code=request.GET["code"].strip().replace("/", "-")[:80])
    is_seal = request.method == "POST" and "seal" in request.POST
    is_file = request.method == "POST" and not is_seal
    form = FileForm(request.POST if is_file else None, request.FILES if is_file else None)
    result = None
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read(settings.UPLOAD_MAX_BYTES + 1)
        try:
            check_upload(name=file.name, content=content, kinds=frozenset({"pdf"}), max_bytes=settings.UPLOAD_MAX_BYTES)
            result = queries.check_pdf(content)
        except UploadRefused as refusal:
            form.add_error("file", str(refusal))
    page = {
        "form": form,
        "code_form": CodeForm(),
        "result": result,
        "fields": _fields(result.verdict) if result and result.verdict else [],
    } | _seal(request if is_seal else None)
    page["said"] = seal_words.for_papers()
    return _no_index(render(request, "certificates/verify.html", page))


@people_api.public
def trust(request: HttpRequest) -> HttpResponse:
    """Whose signatures count: institutions, their keys with days and holders, and the verifier to take away."""
    keys = queries.public_keys()
    page = {
        "keys": [(key, queries.trusted(key), grouped(key.fingerprint)) for key in keys],
        "verifier": bundle.VERIFIER,
        "verifier_size": len(bundle.verifier()),
        "verifier_sha256": bundle.verifier_sha256(),
        "today": timezone.localdate(),
        "holders": seal_words.holders(),
    }
    return render(request, "certificates/trust.html", page)


@people_api.public
def trust_json(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(bundle.trust_json(), content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"  # public keys: any verifier may read them
    return response


@people_api.public
def verifier(request: HttpRequest) -> HttpResponse:
    """The program that needs neither our database nor a network."""
    response = HttpResponse(bundle.verifier(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{bundle.VERIFIER}"'
    return response


def _no_index(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
