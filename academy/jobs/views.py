"""What the Secretariat sees of jobs, and what a monitor sees of this machine."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from academy.jobs import api as jobs_api
from academy.jobs.api import Job
from academy.jobs.forms import StateForm
from academy.jobs.permissions import JOBS_MANAGE
from academy.lib.access import needs, public

PER_PAGE = 50


@public
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """For monitors: is the database there, does the queue move. Numbers only, no secrets."""
    broker = {"broker": "configured" if settings.CELERY_BROKER_URL else "none"}
    try:
        found = jobs_api.health(now=timezone.now())
    except DatabaseError:
        return JsonResponse({"database": "down"} | broker, status=503)
    queue = {"waiting": found.waiting, "oldest_seconds": found.oldest_seconds, "failed": found.failed}
    return JsonResponse(
        {"database": "ok", "guards": "missing" if found.guards_missing else "ok", "jobs": queue} | broker
    )


@needs(JOBS_MANAGE)
def jobs(request: HttpRequest) -> HttpResponse:
    form = StateForm(request.GET)
    page = Paginator(jobs_api.jobs(state=form.asked()), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "jobs/jobs.html", {"form": form, "page": page})


@needs(JOBS_MANAGE)
@require_POST
def try_again(request: HttpRequest, job_id: int) -> HttpResponse:
    job = get_object_or_404(Job, pk=job_id)
    try:
        jobs_api.try_again(job_id=job.pk, by=request.user)
        messages.success(request, _("The job is started again."))
    except jobs_api.NotFailed:
        messages.warning(request, _("This job has not failed; there is nothing to try again."))
    return redirect("academy_jobs")
