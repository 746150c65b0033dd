"""Addresses of simulations; names of `portal`."""

from django.urls import path

from academy.portal.simulation import views

urlpatterns = [
    path("board/resolutions/<int:pk>/simulations/", views.of_resolution, name="simulations"),
    path("board/simulations/compare/", views.compare, name="compare_simulations"),
    path("board/simulations/<int:pk>/", views.simulation, name="simulation"),
    path("board/simulations/<int:pk>/go-on/", views.go_on, name="simulation_go_on"),
    path("board/simulations/<int:pk>/people.csv", views.people_csv, name="simulation_csv"),
]
