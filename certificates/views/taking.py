"""What a registrar takes away from the page of a certificate: a receipt; with the name typed, record and seal too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from academy.lib.throttle import too_often
from academy.people import api as people_api
from certificates import batches, operations, queries
from certificates.domain.sealed import text_of
from certificates.forms import BatchForm
from certificates.queries.batch import MOST_ROWS
from certificates.queries.seals import seal_of
from certificates.receipt_paper import receipt_pdf
from certificates.refusals import CertificateRefused
from certificates.views.public import MOST_TRIES, WITHIN_SECONDS, counted, no_index, slower, verdict_page

MOST_BATCHES = 6


@people_api.public
@never_cache
@require_POST
def take(request: HttpRequest, code: str) -> HttpResponse:
    """what: receipt.pdf, receipt.json; and, where the name matches, record.cbor and seal.txt, which contain it."""
    if too_often(request, action="verify", most=MOST_TRIES, seconds=WITHIN_SECONDS):
        return slower(request)
    found = queries.verdict(code)
    what, name = request.POST.get("what", ""), request.POST.get("name", "")[:200]
    is_known_by_name = queries.is_name(found, name)
    if found.is_known and what in ("receipt.pdf", "receipt.json"):
        return _receipt(request, found, what, name)
    if is_known_by_name and found.record and what == "record.cbor":
        return _file(found.record, "application/cbor", f"{found.number}-record.cbor")
    if is_known_by_name and found.record and what == "seal.txt":
        text = text_of(request.build_absolute_uri(f"/V/{found.code}"), seal_of(found))
        return _file(text.encode(), "text/plain", f"{found.number}-seal.txt")
    page = verdict_page(found, matched=False if found.is_known else None)
    return no_index(render(request, "certificates/verdict.html", page, status=400 if found.is_known else 404))


def _receipt(request: HttpRequest, found: queries.Verdict, what: str, name: str) -> HttpResponse:
    try:
        data = operations.receipt_for(found, name=name, now=timezone.now())
    except CertificateRefused:
        # Which key is away, and why, is for the log of the house and not for a stranger.
        said = _("No receipt can be signed at the moment. Please try again later, or print this page.")
        page = verdict_page(found, matched=None) | {"no_receipt": said}
        return no_index(render(request, "certificates/verdict.html", page, status=503))
    if what == "receipt.json":
        return _file(data, "application/json", f"receipt-{found.number}.json")
    address = request.build_absolute_uri(f"/V/{found.code}")
    invented = bool(found.payload and found.payload.get("is_demonstration"))
    names = {key: str(one.institution) for key, one in queries.frame().issuers.items()}
    content = receipt_pdf(data, address=address, names=names, is_demonstration=invented)
    return _file(content, "application/pdf", f"receipt-{found.number}.pdf")


@people_api.public
@never_cache
def batch(request: HttpRequest) -> HttpResponse:
    """A CSV in, a CSV out with a line for each row; nothing is kept."""
    form = BatchForm(request.POST or None, request.FILES or None)
    problems = []
    if request.method == "POST":
        if too_often(request, action="batch", most=MOST_BATCHES, seconds=WITHIN_SECONDS):
            return slower(request)
        if form.is_valid():
            table = batches.read(form.cleaned_data["file"].read(batches.LARGEST + 1))
            if not table.problems:
                return _file(batches.report(batches.checked(table)), "text/csv", "verification.csv")
            problems = table.problems[:50]
    status = 400 if problems else 200
    page = {"form": form, "problems": problems, "most": MOST_ROWS}
    return no_index(render(request, "certificates/batch.html", page, status=status))


@people_api.public
@never_cache
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """The page that a holder's link opens: with the whole name. A link that is over is answered like an unknown one."""
    if too_often(request, action="shared", most=MOST_TRIES, seconds=WITHIN_SECONDS):
        return slower(request)
    code = operations.follow_link(secret, now=timezone.now())
    found = queries.verdict(code)
    counted(found)
    page = verdict_page(found, matched=None, is_shared=True) | {
        "shared": found.is_known, "over": not found.is_known, "secret": secret,
    }  # fmt: skip
    response = no_index(render(request, "certificates/verdict.html", page, status=200 if found.is_known else 404))
    response["Referrer-Policy"] = "no-referrer"  # the address is the secret
    return response


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return no_index(response)
