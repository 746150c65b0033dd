"""Credits in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from wagtail import hooks

from credits import views


@hooks.register("register_admin_urls")
def credits_urls() -> list[URLPattern]:
    return [path("academy/credits/<slug:key>/", views.edition, name="academy_credits")]
