"""The public API of countries: names, footnotes, standing on a day; and the description of the whole API."""

from datetime import date
from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from academy.people import api as people_api
from academy.people.api import Access, Country, CountryStatus, Standing

OPEN = Access(public=True)
STATES = "One of: " + ", ".join(CountryStatus.State.values)


class KeyDate(serializers.Serializer[Any]):
    on = serializers.DateField(required=False, help_text="The day asked for; today where it is missing.")


class StandingOut(serializers.Serializer[Any]):
    """What a country is in each body on that day."""

    pg = serializers.CharField(help_text=STATES)
    coe = serializers.CharField(help_text=STATES)
    mednet = serializers.CharField(help_text=STATES)
    observer = serializers.CharField(help_text=STATES)


class CountryOut(serializers.Serializer[Any]):
    """A footnote is shown wherever the name is shown."""

    iso2 = serializers.CharField()
    iso3 = serializers.CharField()
    name_fr = serializers.CharField()
    name_en = serializers.CharField()
    footnote_fr = serializers.CharField()
    footnote_en = serializers.CharField()
    on = serializers.DateField()
    standing = StandingOut()


class CountryList(APIView):
    """Every country with its standing on a day."""

    access: ClassVar = OPEN
    throttle_scope = "public"

    @extend_schema(parameters=[KeyDate], responses=CountryOut(many=True))
    def get(self, request: Request) -> Response:
        on = _day(request)
        standings = people_api.standings(on=on)
        found = [_as_data(each, on=on, standing=standings[each.pk]) for each in Country.objects.all()]
        return Response(CountryOut(found, many=True).data)


class CountryDetail(APIView):
    """One country with its standing on a day."""

    access: ClassVar = OPEN
    throttle_scope = "public"

    @extend_schema(parameters=[KeyDate], responses=CountryOut)
    def get(self, request: Request, iso2: str) -> Response:
        on = _day(request)
        country = get_object_or_404(Country, pk=iso2.upper())
        return Response(CountryOut(_as_data(country, on=on, standing=people_api.standing(country, on=on))).data)


class Schema(SpectacularAPIView):
    access: ClassVar = OPEN
    throttle_scope = "public"


class Docs(SpectacularSwaggerSplitView):
    """Readable offline; its script and style come from this machine."""

    access: ClassVar = OPEN
    throttle_scope = "public"
    url_name = "people:schema"
    template_name = "people/api_docs.html"


def _day(request: Request) -> date:
    """A day that cannot be read is refused with the name of its field."""
    asked = KeyDate(data=request.query_params)
    asked.is_valid(raise_exception=True)
    on: date = asked.validated_data.get("on") or timezone.localdate()
    return on


def _as_data(country: Country, *, on: date, standing: Standing) -> dict[str, Any]:
    names = ("iso2", "iso3", "name_fr", "name_en", "footnote_fr", "footnote_en")
    return {name: getattr(country, name) for name in names} | {"on": on, "standing": standing}
