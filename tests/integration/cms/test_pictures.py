"""Pictures of the content pages are public; whatever else lies in the same folder is not."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]


@pytest.fixture
def files(settings: Any) -> Path:
    root = Path(settings.MEDIA_ROOT)
    for name in ("images/chart.webp", "original_images/chart.jpg", "documents/secret.pdf"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"content")
    return root


def test_a_picture_is_served_and_never_guessed_at(client: Client, files: Path) -> None:
    answer = client.get("/media/images/chart.webp")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "documents/secret.pdf",
        "original_images/chart.jpg",
        "images/../documents/secret.pdf",
        "images/%2e%2e/documents/secret.pdf",
        "images/../../db.sqlite3",
        "images//etc/passwd",
        "images/nothing.webp",
        "images/%00",
    ],
)
def test_nothing_else_is(client: Client, files: Path, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404
