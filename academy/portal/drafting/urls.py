"""Addresses of the drafting screens."""

from django.urls import URLPattern, URLResolver, path

from academy.portal.drafting.views import (
    activities,
    comparison,
    curriculum,
    levels,
    overview,
    renewal,
    requirements,
    topics,
)

app_name = "drafting"
DRAFT = "board/drafts/<int:pk>/"
ACTIVITY = f"{DRAFT}activities/<int:designation>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("board/drafts/new/", overview.begin, name="begin"),
    path("board/compare/", comparison.compare, name="compare"),
    path(DRAFT, overview.overview, name="overview"),
    path(f"{DRAFT}general/", overview.general, name="general"),
    path(f"{DRAFT}topics/", topics.topics, name="topics"),
    path(f"{DRAFT}delete/", overview.delete, name="delete"),
    path(f"{DRAFT}renewal/", renewal.renewal, name="renewal"),
    path(f"{DRAFT}activities/add/", activities.add, name="add_activity"),
    path(ACTIVITY, activities.edit, name="activity"),
    path(f"{ACTIVITY}remove/", activities.remove, name="remove_activity"),
    path(f"{ACTIVITY}requirements/", requirements.listed, name="requirements"),
    path(f"{ACTIVITY}requirements/add/", requirements.add, name="add_requirement"),
    path(f"{ACTIVITY}requirements/<int:requirement>/", requirements.edit, name="requirement"),
    path(f"{ACTIVITY}requirements/<int:requirement>/remove/", requirements.remove, name="remove_requirement"),
    path(f"{ACTIVITY}requirements/<int:requirement>/move/", requirements.move, name="move_requirement"),
    path(f"{ACTIVITY}curriculum/", curriculum.listed, name="curriculum"),
    path(f"{ACTIVITY}curriculum/<int:module>/", curriculum.edit, name="module"),
    path(f"{ACTIVITY}curriculum/<int:module>/remove/", curriculum.remove, name="remove_module"),
    path(f"{DRAFT}levels/<str:component>/", levels.level, name="level"),
    path(f"{DRAFT}levels/<str:component>/remove/", levels.remove, name="remove_level"),
    path(f"{DRAFT}limits/<str:component>/", levels.limits, name="limits"),
]
