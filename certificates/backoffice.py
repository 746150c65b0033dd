"""Release lists in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from wagtail import hooks

from certificates import views


@hooks.register("register_admin_urls")
def certificates_urls() -> list[URLPattern]:
    return [
        path("academy/release/<slug:key>/", views.releases, name="academy_release"),
        path("academy/release/lists/<int:pk>/issue/", views.issue, name="academy_issue"),
        path("academy/release/lines/<int:pk>/let-go/", views.settle, name="academy_let_go"),
        path("academy/release/lists/<int:pk>/withdraw/", views.withdraw_list, name="academy_withdraw_list"),
    ]
