"""Verification over HTTP, for the systems of registrars."""

from typing import Any

from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from academy.people.api import Access
from certificates import queries
from certificates.domain.payload import PRINTED

VERDICT = inline_serializer(
    "Verdict",
    {
        "status": serializers.ChoiceField(["valid", "suspended", "revoked", "withdrawn", "superseded", "unknown"]),
        "number": serializers.CharField(required=False),
        "initials": serializers.CharField(required=False),
        "issued_on": serializers.DateField(required=False),
        "changed_on": serializers.DateField(required=False),
        "printed": serializers.DictField(child=serializers.CharField(), required=False),
    },
)


class CertificateView(APIView):
    """What anybody may know of a code. An unknown, mistyped or truncated code is `unknown`."""

    access = Access(public=True)
    throttle_scope = "public"

    @extend_schema(responses=VERDICT)
    def get(self, request: Request, code: str) -> Response:
        return Response(_verdict(queries.verdict(code)))


class NameMatchView(APIView):
    """Whether a typed name is the one on the certificate; the name itself is never given away."""

    access = Access(public=True)
    throttle_scope = "public"

    @extend_schema(
        request=inline_serializer("NameTyped", {"name": serializers.CharField(max_length=200)}),
        responses=inline_serializer("NameMatch", {"matches": serializers.BooleanField()}),
    )
    def post(self, request: Request, code: str) -> Response:
        name = request.data.get("name") if isinstance(request.data, dict) else None
        if not isinstance(name, str) or not name.strip():
            raise serializers.ValidationError({"name": ["This field is required."]})
        return Response({"matches": queries.name_matches(code, name)})


def _verdict(found: queries.Verdict) -> dict[str, Any]:
    if not found.is_known:
        return {"status": found.status}
    body: dict[str, Any] = {
        "status": found.status,
        "number": found.number,
        "initials": found.initials,
        "issued_on": found.issued_on,
    }
    if found.changed_at:
        body["changed_on"] = found.changed_at.date()
    if found.payload:
        body["printed"] = {key: found.payload[key] for key in PRINTED}
    return body
