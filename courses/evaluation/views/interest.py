"""Anybody of the target groups says that she would follow the master. Nothing that names her is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from academy.lib.throttle import too_often
from academy.people import api as people_api
from courses.evaluation import operations
from courses.evaluation.forms import InterestForm
from courses.evaluation.refusals import TooOften

# A ministry may send many people through one address; a program that stuffs the list sends more.
MOST, HOUR = 20, 3600


@people_api.public
def interest(request: HttpRequest) -> HttpResponse:
    """The form; the same thanks whether the address has spoken before or not, so that nobody can find out."""
    form = InterestForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if too_often(request, action="master-interest", most=MOST, seconds=HOUR):
            form.add_error(None, str(TooOften()))
            status = 429
        else:
            operations.state_interest(**form.cleaned_data, on=timezone.localdate())
            return redirect("evaluation:interest_said")
    return render(request, "evaluation/interest.html", {"form": form}, status=status)


@people_api.public
def interest_said(request: HttpRequest) -> HttpResponse:
    return render(request, "evaluation/interest_said.html")
