"""Bodies of requests to the API: JSON that cannot be read is the sender's mistake, whatever is wrong with it."""

from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser, JSONParser


class PlainJsonParser(JSONParser):
    """DRF's own lets brackets inside brackets without end through as an error of the server."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error


class BodyTooLarge(APIException):
    """More than the address takes at once."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "body_too_large"

    def __init__(self) -> None:
        super().__init__(_("The request is too large: send it in parts."))


class LongJsonParser(BaseParser):
    """JSON of at most the view's `longest` bytes, which may be more than DATA_UPLOAD_MAX_MEMORY_SIZE.

    Not a JSONParser: of those the framework reads the body itself, with that limit.
    """

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        longest: int = (parser_context or {})["view"].longest
        body = stream.read(longest + 1)
        if len(body) > longest:
            raise BodyTooLarge
        return PlainJsonParser().parse(BytesIO(body), media_type, parser_context)
