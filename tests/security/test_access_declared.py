"""Every view of ours says who may open it; what says nothing is refused, and the visitor learns nothing."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from rest_framework.views import APIView

from academy import urls as site_urls
from academy.people import api as people_api
from academy.people.api import Access
from academy.people.api_permissions import NeedsAccess
from tests.security.addresses import our_addresses

pytestmark = pytest.mark.engine_free


def says_nothing(request: HttpRequest) -> HttpResponse:
    """A view whose author forgot the permission."""
    return HttpResponse("secret")


@people_api.public
def says_public(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


class ApiThatSaysNothing(APIView):
    def get(self, request: Any) -> HttpResponse:
        return HttpResponse("secret")


urlpatterns = [
    path("forgotten/", says_nothing),
    path("open/", says_public),
    path("api/v1/forgotten/", ApiThatSaysNothing.as_view()),
    *site_urls.urlpatterns,
]


def test_every_view_of_ours_names_an_access() -> None:
    silent = [
        name
        for name, address in our_addresses().items()
        if not isinstance(getattr(address.view, "access", getattr(address.handler, "access", None)), Access)
    ]
    assert silent == []


def test_every_view_of_the_api_that_is_not_public_asks_for_its_access() -> None:
    classes = [address.handler for address in our_addresses().values() if isinstance(address.handler, type)]
    closed = [view for view in classes if issubclass(view, APIView) and not getattr(view, "access", Access()).public]
    unguarded = [view.__name__ for view in closed if NeedsAccess not in view.permission_classes]
    assert unguarded == []


@pytest.mark.django_db
@pytest.mark.urls("tests.security.test_access_declared")
@pytest.mark.parametrize("address", ["/forgotten/", "/api/v1/forgotten/"])
def test_a_forgotten_permission_shuts_the_page_without_a_hint(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 403
    words = response.content.decode()
    assert "secret" not in words
    assert "names no" not in words


@pytest.mark.django_db
@pytest.mark.urls("tests.security.test_access_declared")
def test_a_named_access_opens(client: Client) -> None:
    assert client.get("/open/").content == b"open"


@pytest.mark.django_db
def test_an_address_that_leads_nowhere_is_not_found(client: Client) -> None:
    assert client.get("/api/v1/nothing/").status_code == 404
