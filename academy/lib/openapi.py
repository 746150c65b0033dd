"""Keeps Wagtail's own endpoints out of our API description."""

from typing import Any


def only_our_api(endpoints: list[tuple[str, str, str, Any]]) -> list[tuple[str, str, str, Any]]:
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]
