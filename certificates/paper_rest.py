"""Files over HTTP: the PDF as it was issued, or a picture of the paper, for the systems of registrars."""

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.parsers import BaseParser, DataAndFiles, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from academy.lib.parsing import BodyTooLarge
from academy.lib.uploads import UploadRefused
from certificates import operations, queries
from certificates.companions import Companion
from certificates.domain import codes
from certificates.domain.form import Form
from certificates.domain.inclusion import Entry
from certificates.domain.status import REGISTER_SAYS, STATUSES
from certificates.handed_in import HandedIn, looked_at
from certificates.queries.register import FileVerdict
from certificates.rest import SIGNATURE, TOKEN, MachineView, said_of_seal, said_of_signature

KINDS = ("issued", "signed", "other", "altered", "supplement", "attendance", "seal", "address")
ROOM = 65_536  # bytes around a file in the form of a browser
PAPER = inline_serializer(
    "PaperVerdict",
    {
        "file": serializers.ChoiceField(
            KINDS,
            help_text=(
                "issued: byte for byte as issued. signed: by every issuer, but not the file of the register. other: "
                "not the certificate that the register holds under this code. altered: none of these. supplement, "
                "attendance: a paper that goes with a certificate. seal, address: of a picture, what its symbol says."
            ),
        ),
        "status": serializers.CharField(required=False, help_text="What the signatures are worth by themselves."),
        "form": serializers.ChoiceField([one.value for one in Form], required=False),
        "register": serializers.ChoiceField(REGISTER_SAYS, required=False),
        "certificate": serializers.ChoiceField(STATUSES, required=False),
        "code": serializers.CharField(required=False),
        "name": serializers.CharField(required=False),
        "entry": serializers.ChoiceField([one.value for one in Entry], required=False),
        "is_same": serializers.BooleanField(required=False),
        "signatures": SIGNATURE,
    },
)


class _Body(BaseParser):
    """The file is the body."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> "DataAndFiles[Any, Any]":
        content = stream.read(settings.UPLOAD_MAX_BYTES + 1)
        return DataAndFiles({}, {"file": ContentFile(content, name=_("file"))})


class _Pdf(_Body):
    media_type = "application/pdf"


class _Picture(_Body):
    media_type = "image/*"


class PaperView(MachineView):
    """What a PDF, or a picture of a paper, is worth. The file is the body, or `file` of a form; it is not kept.

    The name is in the file, so it is in the answer.
    """

    machine_rate = "file"
    parser_classes = (_Pdf, _Picture, MultiPartParser)

    @extend_schema(
        parameters=[TOKEN],
        request={
            "application/pdf": OpenApiTypes.BINARY,
            "image/*": OpenApiTypes.BINARY,
            "multipart/form-data": inline_serializer("PaperSent", {"file": serializers.FileField()}),
        },
        responses=PAPER,
    )
    def post(self, request: Request) -> Response:
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.UPLOAD_MAX_BYTES + ROOM:
            raise BodyTooLarge
        file = request.FILES.get("file")
        if file is None:
            raise serializers.ValidationError({"file": [_("This field is required.")]})
        try:
            found = looked_at(file)
        except UploadRefused as refusal:
            raise serializers.ValidationError({"file": [str(refusal)]}) from refusal
        return Response(_told(found))


def _told(found: HandedIn) -> dict[str, Any]:
    if found.companion:
        return _of_companion(found.companion)
    if found.result:
        return _of_pdf(found.result)
    if found.seal:
        return {"file": "seal"} | said_of_seal(queries.pasted_seal(found.seal))
    return _counted({"file": "address", "code": found.code, "signatures": []}, queries.verdict(found.code))


def _of_companion(companion: Companion) -> dict[str, Any]:
    body: dict[str, Any] = {"file": companion.kind, "is_same": companion.is_same, "signatures": []}
    if companion.name:
        body["name"] = companion.name
    if companion.verdict is None:
        return body
    return _counted(body | {"code": companion.verdict.code}, companion.verdict)


def _of_pdf(result: FileVerdict) -> dict[str, Any]:
    paper = result.paper
    body: dict[str, Any] = {
        "file": result.status,
        "status": paper.status,
        "register": result.register,
        "signatures": [
            said_of_signature(one) | ({"level": one.level, "at": one.at} if one.level else {})
            for one in paper.signatures
        ],
    }
    if paper.form:
        body["form"] = paper.form
    if paper.inclusion:
        body["entry"] = paper.inclusion.entry
    if paper.record:
        body |= {"code": codes.encode(int.from_bytes(paper.record.id, "big")), "name": paper.record.name}
    return _counted(body, result.verdict) if result.verdict else body


def _counted(body: dict[str, Any], verdict: queries.Verdict) -> dict[str, Any]:
    operations.count(verdict.issuers, verdict=verdict.status, on=timezone.localdate())
    return body | {"certificate": verdict.status}
