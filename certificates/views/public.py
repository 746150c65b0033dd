"""Verification for anybody, and whose signatures count."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from academy.lib.throttle import too_often
from academy.lib.uploads import UploadRefused
from academy.people import api as people_api
from certificates import bundle, offline, operations, queries, seal_words
from certificates.comparing import fields, runs
from certificates.domain import codes
from certificates.domain.status import SAME
from certificates.forms import CodeForm, FileForm, NameForm, SealForm
from certificates.handed_in import HandedIn, looked_at
from certificates.protocol import grouped

# From one address within a minute. Nobody types that fast; a machine takes the API, with a token where it needs more.
MOST_TRIES, MOST_UNKNOWN, WITHIN_SECONDS = 30, 60, 60


@people_api.public
@never_cache
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """What anybody may know of a code; the whole name once it has been typed and matches, or stands in a seal."""
    if request.method == "POST" and too_often(request, action="verify", most=MOST_TRIES, seconds=WITHIN_SECONDS):
        return slower(request)
    found = queries.verdict(code)
    if not found.is_known and too_often(request, action="unknown", most=MOST_UNKNOWN, seconds=WITHIN_SECONDS):
        return slower(request)
    counted(found)
    is_seal = request.method == "POST" and "seal" in request.POST
    form = NameForm(request.POST if request.method == "POST" and not is_seal else None)
    matched = queries.is_name(found, form.cleaned_data["name"]) if form.is_bound and form.is_valid() else None
    page = verdict_page(found, matched=matched)
    page |= {"form": form} | _seal(request if is_seal else None, code=found.code)
    return no_index(render(request, "certificates/verdict.html", page))


def counted(found: queries.Verdict) -> queries.Verdict:
    """A look at a certificate, and nothing of who looked; an unknown one has no issuer and is not counted."""
    operations.count(found.issuers, verdict=found.status, on=timezone.localdate())
    return found


def verdict_page(found: queries.Verdict, *, matched: bool | None, is_shared: bool = False) -> dict[str, Any]:
    """What the page of a certificate says of it; no statement once the frame is kept.

    The name stands in it once it was typed and matches, or for whoever has the holder's link.
    """
    if not found.is_known:
        return {"verdict": found, "fields": []}
    frame = queries.frame()
    stored = queries.shown_seal(found, frame.trust)
    shows_name = bool(matched or is_shared)
    institutions = [frame.issuers[key] for key in found.issuers if key in frame.issuers]
    return {
        "verdict": found,
        "matched": matched,
        "shows_name": shows_name,
        "stored": stored,
        "frame": frame,
        "said": seal_words.for_script(),
        "fields": runs(fields(found.words, stored.record if stored else None, frame.trust, shows_name=shows_name)),
        "words_changed": found.words is not None and found.payload is None,
        "institutions": institutions,
        "issued_by": ", ".join(str(one.institution) for one in institutions),
        "levels": [
            (frame.issuers[key].institution, one.pdf_level)
            for key, one in zip(found.issuers, found.signatures, strict=False)
            if key in frame.issuers and one.pdf_level
        ],
        "verifier": bundle.VERIFIER,
        "file_form": FileForm(),
    }


def _seal(request: HttpRequest | None, *, code: str = "") -> dict[str, Any]:
    """The form for a pasted seal, and what became of one that was pasted."""
    form = SealForm(request.POST if request else None)
    pasted = None
    if form.is_bound and form.is_valid():
        pasted = queries.pasted_seal(form.cleaned_data["seal"], code=code)
        # On the page of a certificate the look at it is counted already.
        if not code:
            counted(queries.verdict(pasted.code))
    return {"seal_form": form, "pasted": pasted, "said": seal_words.for_script()}


@people_api.public
@never_cache
def verify(request: HttpRequest) -> HttpResponse:
    """One field for a code, one for a file, one for a seal."""
    code_form = CodeForm(request.GET if "code" in request.GET else None)
    if code_form.is_valid():
        # What cannot be a code gets the page of an unknown one.
        code = codes.pasted(code_form.cleaned_data["code"]) or "unknown"
        return redirect("certificates:certificate", code=code)
    if request.method == "POST" and too_often(request, action="verify", most=MOST_TRIES, seconds=WITHIN_SECONDS):
        return slower(request)
    is_seal = request.method == "POST" and "seal" in request.POST
    is_file = request.method == "POST" and not is_seal
    form = FileForm(request.POST if is_file else None, request.FILES if is_file else None)
    page = {"form": form, "code_form": code_form} | _seal(request if is_seal else None)
    if form.is_bound and form.is_valid():
        try:
            found = looked_at(form.cleaned_data["file"])
        except UploadRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            if found.is_address_only:
                return redirect("certificates:certificate", code=found.code)
            page |= _file(found)
    page["said"] = seal_words.for_papers()
    return no_index(render(request, "certificates/verify.html", page))


def _file(found: HandedIn) -> dict[str, Any]:
    """Of a PDF as issued what its signatures say, of a picture what its seal says; both beside the register."""
    if found.seal:
        verdict = counted(queries.verdict(found.code))
        return {"pasted": queries.pasted_seal(found.seal), "verdict": verdict, "picture": found}
    result = found.result
    if known := (result and result.verdict) or (found.companion and found.companion.verdict):
        counted(known)
    is_held = result is not None and result.register == SAME
    return {
        "result": result,
        "companion": found.companion,
        "code": found.code,
        # Whoever hands in the file has the name.
        "shows_name": is_held,
        "fields": runs(fields(result.verdict.words, result.paper.record, queries.frame().trust, shows_name=is_held))
        if result and result.verdict
        else [],
    }


@people_api.public
def trust(request: HttpRequest) -> HttpResponse:
    """Whose signatures count: institutions, their keys with days and holders, and the verifier to take away."""
    keys = queries.public_keys()
    page = {
        "keys": [(key, queries.trusted(key), grouped(key.fingerprint)) for key in keys],
        "institutions": queries.frame().issuers.values(),
        "verifier": bundle.VERIFIER,
        "verifier_size": len(bundle.verifier()),
        "verifier_sha256": bundle.verifier_sha256(),
        "offline": _offline(),
        "today": timezone.localdate(),
        "holders": seal_words.holders(),
    }
    return render(request, "certificates/trust.html", page)


def _offline() -> dict[str, Any]:
    """Fingerprints of the file that verifies by itself: of its program, which a release keeps, and of today's whole."""
    page = bundle.offline_page()
    return {
        "size": len(page),
        "sha256": hashlib.sha256(page).hexdigest(),
        "program": offline.PROGRAM,
        "program_size": len(offline.program()),
        "program_sha256": offline.program_sha256(),
    }


def slower(request: HttpRequest) -> HttpResponse:
    """Too many tries from one place; the page says when to go on."""
    response = render(request, "certificates/slower.html", {"seconds": WITHIN_SECONDS}, status=429)
    response["Retry-After"] = str(WITHIN_SECONDS)
    return no_index(response)


def no_index(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
