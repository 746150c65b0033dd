"""Jobs inside the Wagtail admin."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from academy.jobs import views
from academy.jobs.permissions import JOBS_MANAGE
from academy.lib.backoffice import PermittedMenuItem


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("academy/jobs/", views.jobs, name="academy_jobs"),
        path("academy/jobs/<int:job_id>/again/", views.try_again, name="academy_job_again"),
    ]


@hooks.register("register_academy_menu_item")
def menu_item() -> PermittedMenuItem:
    return PermittedMenuItem(_("Jobs"), "academy_jobs", permission=JOBS_MANAGE, icon="tasks", order=910)
