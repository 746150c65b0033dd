"""The content security policy of the Wagtail admin: looser than the site's, but listed, and nothing from elsewhere."""

from collections.abc import Callable

from csp.constants import HEADER
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class AdminPolicyMiddleware:
    """Stands inside CSPMiddleware, which leaves a policy alone that is there already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        policy = settings.ADMIN_CONTENT_SECURITY_POLICY
        self.policy = "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/admin/"):
            response.setdefault(HEADER, self.policy)
        return response
