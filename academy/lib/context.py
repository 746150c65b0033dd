"""What every template may know."""

from django.conf import settings
from django.http import HttpRequest


def academy(request: HttpRequest) -> dict[str, object]:
    return {"DEMONSTRATION": settings.DEMONSTRATION, "BASE_URL": settings.BASE_URL}
