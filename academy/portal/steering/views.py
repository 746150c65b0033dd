"""The steering group's desk: own editions only; what to build on, and the programme of both modules."""

from typing import Any, cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from academy.portal.steering import queries
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.seminars import api as seminars_api
from courses.seminars.api import SeminarRefused, Session, SessionRefused
from courses.seminars.forms import SessionForm


def _own(user: User) -> QuerySet[Edition]:
    """The editions whose steering group the account sits in: each by an appointment of its own."""
    keys = people_api.scopes_of(user, Permission.PROGRAMME_DESIGN, "edition") - {"*"}
    return catalogue_api.editions().filter(pk__in=[int(key) for key in keys if key.isdigit()])


def _edition(request: HttpRequest, key: str) -> Edition:
    """An edition of another group is not there."""
    return get_object_or_404(_own(cast(User, request.user)), key=key)


@people_api.needs(Permission.PROGRAMME_DESIGN)
def desk(request: HttpRequest) -> HttpResponse:
    """The editions that I help to design."""
    return render(request, "portal/steering/desk.html", {"editions": _own(cast(User, request.user))})


@people_api.needs(Permission.PROGRAMME_DESIGN)
def edition(request: HttpRequest, key: str) -> HttpResponse:
    """Needs, earlier editions, the group, and the programme as it stands."""
    found = _edition(request, key)
    return render(request, "portal/steering/edition.html", _page(found, SessionForm(edition=found)))


def _page(found: Edition, form: SessionForm) -> dict[str, Any]:
    return {
        "edition": found,
        "group": catalogue_api.steering_group_of(found),
        "needs": queries.needs_of(found),
        "earlier": queries.earlier_editions(found),
        "modules": found.modules.order_by("number"),
        "sessions": seminars_api.sessions(found),
        "form": form,
    }


@people_api.needs(Permission.PROGRAMME_DESIGN)
@require_POST
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """Put a session into the programme of the own edition."""
    found = _edition(request, key)
    form = SessionForm(request.POST, edition=found)
    if form.is_valid():
        try:
            session = seminars_api.add_session(edition=found, spec=form.spec(), by=cast(User, request.user))
            messages.success(request, _("“%s” is in the programme.") % session)
            return redirect("steering:edition", key)
        except SessionRefused as refusal:
            form.add_error(refusal.column, str(refusal))
        except SeminarRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "portal/steering/edition.html", _page(found, form), status=422)


@people_api.needs(Permission.PROGRAMME_DESIGN)
@require_POST
def remove_session(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take a session out of the programme of the own edition."""
    found = _edition(request, key)
    session = get_object_or_404(Session.objects.select_related("module__edition"), pk=pk, module__edition=found)
    try:
        seminars_api.remove_session(session=session, by=cast(User, request.user))
        messages.success(request, _("“%s” is no longer in the programme.") % session)
    except SeminarRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("steering:edition", key)
