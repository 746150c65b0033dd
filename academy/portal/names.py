"""Titles of what resolutions name by key: governance lies below the apps that know them."""

from collections.abc import Collection, Mapping

from academy.governance import api as governance_api
from academy.lib.bilingual import in_language
from courses.assessment.api import Test
from courses.assignments.api import Assignment
from courses.catalogue.api import Activity, Module


def activities(keys: Collection[str]) -> Mapping[str, str]:
    return {row.key: in_language(row, "title") for row in Activity.objects.filter(key__in=keys)}


def tests(keys: Collection[str]) -> Mapping[str, str]:
    return {row.key: in_language(row, "title") for row in Test.objects.filter(key__in=keys)}


def assignments(keys: Collection[str]) -> Mapping[str, str]:
    return {row.key: in_language(row, "title") for row in Assignment.objects.filter(key__in=keys)}


def distance_modules(keys: Collection[str]) -> Mapping[str, str]:
    """The newest edition's title counts."""
    rows = Module.objects.filter(content_key__in=keys).order_by("starts_on", "pk")
    return {row.content_key: in_language(row, "title") for row in rows}


def register() -> None:
    governance_api.knows_titles("activity", activities)
    governance_api.knows_titles("test", tests)
    governance_api.knows_titles("assignment", assignments)
    governance_api.knows_titles("content", distance_modules)
