"""Credential files over HTTP, for wallets and for the systems of registrars."""

from collections.abc import Mapping
from typing import IO, Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from certificates import badge_lists, badge_words, operations, queries
from certificates.domain import strict_json
from certificates.domain.badge_check import Status, wanted_lists
from certificates.domain.status import REGISTER_SAYS
from certificates.operations.badges import badge_of
from certificates.queries import badges
from certificates.refusals import CertificateRefused
from certificates.rest import TOKEN, MachineView, text_of

CHECKED = inline_serializer(
    "CredentialChecked",
    {
        "status": serializers.ChoiceField([one.value for one in Status]),
        "is_valid": serializers.BooleanField(help_text="Valid by itself, and the register says the same."),
        "says": serializers.CharField(),
        "reason": serializers.CharField(required=False),
        "register": serializers.ChoiceField(REGISTER_SAYS),
        "register_status": serializers.CharField(required=False),
        "status_as_of": serializers.DateTimeField(required=False),
        "issuers": serializers.ListField(child=serializers.DictField()),
    },
)


class _Bytes(BaseParser):
    """The body as it came: two parsers that read it differently must not both be asked."""

    media_type = "application/*"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None
    ) -> Mapping[Any, Any]:  # fmt: skip
        return {"body": bytes(stream.read(strict_json.LARGEST + 1))}


class NamedCredentialView(MachineView):
    """The credential file, for whoever knows the code and the name; everybody else gets the same "not found"."""

    @extend_schema(
        parameters=[TOKEN],
        request=inline_serializer("CredentialAsked", {"name": serializers.CharField(max_length=200)}),
        responses=inline_serializer("CredentialFile", {"verifiableCredential": serializers.ListField()}),
    )
    def post(self, request: Request, code: str) -> Response:
        record = badges.record_named(code, text_of(request, "name", most=200))
        if record is None:
            raise NotFound
        try:
            content = badge_of(record=record, by=None, now=timezone.now())
        except CertificateRefused as refusal:
            raise NotFound(str(refusal)) from refusal
        return Response(strict_json.read(content))


class CheckCredentialView(MachineView):
    """What a credential file is worth. The file is the body."""

    machine_rate = "file"
    parser_classes = (_Bytes,)

    @extend_schema(parameters=[TOKEN], request={"application/json": {"type": "object"}}, responses=CHECKED)
    def post(self, request: Request) -> Response:
        body = request.data
        data, now = body.get("body", b"") if isinstance(body, dict) else b"", timezone.now()
        shown = badges.check_badge(data, lists=badge_lists.fetch(wanted_lists(data), now=now), now=now)
        known = queries.verdict(shown.code)
        operations.count(known.issuers, verdict=known.status, on=timezone.localdate())
        return Response(_told(shown))


def _told(shown: badges.BadgeShown) -> dict[str, Any]:
    verdict = shown.verdict
    body: dict[str, Any] = {
        "status": verdict.status,
        "is_valid": shown.is_good,
        "says": badge_words.verdicts()[verdict.status],
        "register": shown.register,
        "issuers": [
            {
                "institution": one.institution.key if one.institution else None,
                "did": one.party.did,
                "key": one.party.kid.hex(),
                "status": one.status,
                "status_list": one.list_status,
            }
            for one in verdict.signatures
        ],
    }
    optional = {
        "reason": badge_words.reason(verdict), "register_status": shown.status, "status_as_of": verdict.as_of
    }  # fmt: skip
    return body | {key: value for key, value in optional.items() if value}
