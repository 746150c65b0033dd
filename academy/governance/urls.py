"""Addresses of governance."""

from django.urls import URLPattern, URLResolver, path

from academy.governance import views

app_name = "governance"
urlpatterns: list[URLPattern | URLResolver] = [
    path("rules/", views.rules, name="rules"),
    path("board/", views.board, name="board"),
    path("board/resolutions/<int:pk>/", views.resolution, name="resolution"),
    path("board/resolutions/<int:pk>/vote/", views.vote, name="vote"),
    path("board/resolutions/<int:pk>/table/", views.table, name="table"),
    path("board/resolutions/<int:pk>/close/", views.close, name="close"),
    path("correspondent/", views.correspondent, name="correspondent"),
    path("correspondent/lists/<int:pk>/endorse/", views.endorse, name="endorse"),
]
