"""The selection over HTTP, for the Secretariat: decide a case without keeping it, read a sealed run."""

import json
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from academy.people.api import Access, Permission
from courses.admissions import queries
from courses.admissions.bundle import run_document
from courses.admissions.domain.command import NO_SEED, decide
from courses.admissions.domain.fields import CaseRefused
from courses.admissions.domain.programme import CannotBeMet
from courses.admissions.domain.selection import READINGS

ANSWER = inline_serializer(
    "SelectionAnswer",
    {
        "selected": serializers.ListField(child=serializers.CharField()),
        "objective": serializers.ListField(child=serializers.IntegerField()),
        "cutoff": serializers.DictField(allow_null=True),
        "reasons": serializers.DictField(),
        "reading": serializers.ChoiceField(list(READINGS)),
        "seed": serializers.CharField(),
        "method": serializers.CharField(),
        "considered": serializers.IntegerField(),
        "transcript": serializers.ListField(child=serializers.DictField()),
    },
)


class DecideView(APIView):
    """One case in, who is selected and why out, as `manage.py select` does it. Nothing is kept."""

    access = Access(permissions=frozenset({Permission.SELECTION_RUN}))

    @extend_schema(
        parameters=[OpenApiParameter("reading", enum=list(READINGS)), OpenApiParameter("seed")],
        request=inline_serializer(
            "SelectionCase",
            {
                "rule": serializers.DictField(),
                "countries": serializers.DictField(),
                "applications": serializers.ListField(child=serializers.DictField()),
                "fixed": serializers.ListField(child=serializers.CharField(), required=False),
            },
        ),
        responses=ANSWER,
    )
    def post(self, request: Request) -> Response:
        reading = request.query_params.get("reading")
        if reading is not None and reading not in READINGS:
            raise serializers.ValidationError({"reading": [f"must be one of {', '.join(READINGS)}."]})
        try:
            document = json.dumps(request.data)
            return Response(decide(document, reading=reading, seed=request.query_params.get("seed", NO_SEED)))
        except CaseRefused as refusal:
            raise serializers.ValidationError({refusal.where: [refusal.remedy]}) from refusal
        except CannotBeMet as conflict:
            raise serializers.ValidationError({"rule": conflict.relaxation}) from conflict


class RunView(APIView):
    """The sealed run of an edition: case, seal, result, and the decision with the Secretariat's overrides."""

    access = Access(permissions=frozenset({Permission.SELECTION_RUN}))

    @extend_schema(
        responses=inline_serializer(
            "SelectionRun",
            {
                "case": serializers.DictField(),
                "run": serializers.DictField(),
                "result": ANSWER,
                "decision": serializers.ListField(child=serializers.CharField()),
            },
        )
    )
    def get(self, request: Request, key: str) -> Response:
        run = queries.run_of(get_object_or_404(queries.calls(), edition__key=key))
        if run is None:
            raise NotFound
        said: dict[str, Any] = {"case": run.case, "run": run_document(run), "result": run.result}
        return Response(said | {"decision": queries.final_selection(run)})
