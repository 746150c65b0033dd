"""Verification over HTTP, for the systems of registrars. Anybody may ask; a university's token permits more of it."""

import hashlib
import json
from typing import Any, ClassVar

from django.http import HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from academy.lib.parsing import BodyTooLarge, LongJsonParser
from academy.people.api import Access
from certificates import batches, operations, queries
from certificates.domain import codes
from certificates.domain.payload import PRINTED
from certificates.domain.sealed import LONGEST, Signed
from certificates.domain.signed_pdf import PaperSigned
from certificates.domain.status import REGISTER_SAYS, STATUSES
from certificates.machines import MachineThrottle
from certificates.queries import answers
from certificates.queries.batch import COLUMNS, MOST_ROWS, check_rows

TOKEN = OpenApiParameter(
    "Authorization", OpenApiTypes.STR, OpenApiParameter.HEADER,
    description="Bearer and the token of a university, for more requests in a minute. Not needed.",
)  # fmt: skip
VERDICT = inline_serializer(
    "Verdict",
    {
        "status": serializers.ChoiceField(STATUSES),
        "number": serializers.CharField(required=False),
        "initials": serializers.CharField(required=False),
        "issued_on": serializers.DateField(required=False),
        "changed_on": serializers.DateField(required=False),
        "status_lists": serializers.DictField(child=serializers.DateTimeField(), required=False),
        "printed": serializers.DictField(child=serializers.CharField(), required=False),
    },
)
SIGNATURE = inline_serializer(
    "SealSignature",
    {
        "institution": serializers.CharField(),
        "kid": serializers.CharField(),
        "status": serializers.CharField(),
        "holder": serializers.CharField(required=False),
        "level": serializers.CharField(required=False, help_text="Of a signature on a PDF: B-B or B-T."),
        "at": serializers.DateTimeField(required=False),
    },
    many=True,
)
SEAL = inline_serializer(
    "SealVerdict",
    {
        "status": serializers.CharField(),
        "register": serializers.ChoiceField(REGISTER_SAYS),
        "code": serializers.CharField(required=False),
        "certificate": serializers.ChoiceField(STATUSES),
        "name": serializers.CharField(required=False),
        "signatures": SIGNATURE,
    },
)
ROW = inline_serializer(
    "BatchRow",
    {
        "code": serializers.CharField(required=False),
        "seal": serializers.CharField(required=False),
        "name": serializers.CharField(required=False),
    },
    many=True,
)
LINE = inline_serializer(
    "BatchLine",
    {
        "row": serializers.IntegerField(),
        "code": serializers.CharField(),
        "number": serializers.CharField(),
        "status": serializers.ChoiceField(STATUSES),
        "name_matches": serializers.ChoiceField(["yes", "no", ""]),
        "seal": serializers.CharField(),
        "issued_on": serializers.DateField(allow_null=True),
        "changed_on": serializers.DateField(allow_null=True),
    },
    many=True,
)


class MachineView(APIView):
    """Without a session: what is asked is public, and the answer is the same for everybody."""

    access: ClassVar = Access(public=True)
    authentication_classes = ()
    throttle_classes = (MachineThrottle,)
    machine_scope = "verify"
    machine_rate = "verify"


class CertificateView(MachineView):
    """What anybody may know of a code. An unknown, mistyped or truncated code is `unknown`.

    Whoever sends the ETag of an earlier answer as If-None-Match gets 304 where nothing has changed; such an answer may
    be up to 15 seconds old, and its header Age says how old it is. Any other answer is of this moment.
    """

    @extend_schema(parameters=[TOKEN], responses=VERDICT)
    def get(self, request: Request, code: str) -> Any:
        kept = answers.told(codes.normalise(code), etags=request.headers.get("If-None-Match", ""))
        if kept:
            operations.count(kept.issuers, verdict=kept.status, on=timezone.localdate())
            same = _asked_again(HttpResponseNotModified(), etag=kept.etag)
            same["Age"] = str(kept.age)
            return same
        found = queries.verdict(code)
        operations.count(found.issuers, verdict=found.status, on=timezone.localdate())
        body = _verdict(found)
        plain = json.dumps(body, sort_keys=True, default=str).encode()
        etag = quote_etag(hashlib.sha256(plain).hexdigest()[:32])
        answers.remember(found, etag=etag)
        return _asked_again(get_conditional_response(request._request, etag=etag) or Response(body), etag=etag)


def _asked_again(response: Any, *, etag: str) -> Any:
    """Kept by whoever asked, but asked again each time: a status may change."""
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


class NameMatchView(MachineView):
    """Whether a typed name is the one on the certificate; the name itself is never given away."""

    @extend_schema(
        parameters=[TOKEN],
        request=inline_serializer("NameTyped", {"name": serializers.CharField(max_length=200)}),
        responses=inline_serializer("NameMatch", {"matches": serializers.BooleanField()}),
    )
    def post(self, request: Request, code: str) -> Response:
        return Response({"matches": queries.name_matches(code, text_of(request, "name", most=200))})


class SealView(MachineView):
    """What a seal is worth: every signature, whether the register holds the same, and the certificate's status today.

    The name is in the seal, so it is in the answer; nothing of it is kept.
    """

    @extend_schema(
        parameters=[TOKEN],
        request=inline_serializer("SealText", {"seal": serializers.CharField(max_length=LONGEST)}),
        responses=SEAL,
    )
    def post(self, request: Request) -> Response:
        return Response(said_of_seal(queries.pasted_seal(text_of(request, "seal", most=LONGEST))))


def said_of_seal(shown: queries.SealShown) -> dict[str, Any]:
    """As the interface tells it; the certificate is counted."""
    found = queries.verdict(shown.code)
    operations.count(found.issuers, verdict=found.status, on=timezone.localdate())
    body: dict[str, Any] = {
        "status": shown.status,
        "register": shown.register,
        "certificate": found.status,
        "signatures": [said_of_signature(one) for one in shown.verdict.signatures],
    }
    if shown.record:
        body |= {"code": shown.code, "name": shown.record.name}
    return body


def said_of_signature(one: Signed | PaperSigned) -> dict[str, Any]:
    """Of a seal or of a PDF."""
    return {
        "institution": one.institution.key if one.institution else "",
        "kid": one.issuer.kid.hex(),
        "status": one.status,
        "holder": one.key.holder if one.key else "",
    }


class BatchView(MachineView):
    """Up to 10 000 rows: JSON {"rows": [{"code", "seal", "name"}]}, or a CSV file; the answer has a line for each."""

    machine_scope = machine_rate = "batch"
    parser_classes = (LongJsonParser, MultiPartParser)
    longest = batches.LARGEST

    @extend_schema(
        parameters=[TOKEN],
        request=inline_serializer("Batch", {"rows": ROW}),
        responses=inline_serializer("BatchReport", {"rows": LINE}),
    )
    def post(self, request: Request) -> Response:
        if int(request.META.get("CONTENT_LENGTH") or 0) > batches.LARGEST:
            raise BodyTooLarge
        if "file" in request.FILES:
            table = batches.read(request.FILES["file"].read(batches.LARGEST + 1))
            if table.problems:
                problems: list[Any] = [one.as_dict() for one in table.problems[:50]]
                raise serializers.ValidationError({"rows": problems})
            lines = batches.checked(table)
        else:
            lines = batches.counted(check_rows(_rows(request)))
        return Response({"rows": [dict(zip(COLUMNS, line.values(), strict=True)) for line in lines]})


def _rows(request: Request) -> list[tuple[int, dict[str, str]]]:
    """The rows of a JSON body, numbered from 1; every wrong one is named."""
    rows = request.data.get("rows") if isinstance(request.data, dict) else None
    if not isinstance(rows, list) or not rows:
        raise serializers.ValidationError({"rows": [_("This field is required.")]})
    if len(rows) > MOST_ROWS:
        words = _("More than %(most)s rows: send the list in parts.") % {"most": MOST_ROWS}
        raise serializers.ValidationError({"rows": [words]})
    wrong = [number for number, row in enumerate(rows, start=1) if not _is_row(row)]
    if wrong:
        words = _("Row %s has neither a code nor a seal, or something else than text.")
        raise serializers.ValidationError({"rows": [words % number for number in wrong[:50]]})
    return list(enumerate(rows, start=1))


def _is_row(row: Any) -> bool:
    if not isinstance(row, dict) or not set(row) <= {"code", "seal", "name"}:
        return False
    return all(isinstance(cell, str) and "\0" not in cell for cell in row.values()) and bool(
        row.get("code") or row.get("seal")
    )


def text_of(request: Request, name: str, *, most: int) -> str:
    given = request.data.get(name) if isinstance(request.data, dict) else None
    if not isinstance(given, str) or not given.strip():
        raise serializers.ValidationError({name: [_("This field is required.")]})
    if len(given) > most:
        raise serializers.ValidationError({name: [_("At most %s characters.") % most]})
    return given


def _verdict(found: queries.Verdict) -> dict[str, Any]:
    if not found.is_known:
        return {"status": found.status}
    issuers = queries.frame().issuers
    body: dict[str, Any] = {
        "status": found.status,
        "number": found.number,
        "initials": found.initials,
        "issued_on": found.issued_on,
        "status_lists": {key: issuers[key].issued_at for key in found.issuers if key in issuers},
    }
    if found.changed_at:
        body["changed_on"] = found.changed_at.date()
    if found.payload:
        body["printed"] = {key: found.payload[key] for key in PRINTED}
    return body
