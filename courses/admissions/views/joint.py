"""Joint nominations: bound and unbound by the Secretariat for any country, by a Correspondent for the own one."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import facts, operations, queries, snapshot
from courses.admissions.forms.weighing import JointForm, UnbindForm
from courses.admissions.models import Application, Call, JointMember, JointNomination
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.correspondents import country_of
from courses.admissions.views.public import call_of


@people_api.needs(Permission.APPLICATIONS_SCREEN)
def joint(request: HttpRequest, key: str) -> HttpResponse:
    """Every joint nomination of a call, and a form to bind another."""
    found = call_of(key)
    rows = queries.applications(found).filter(state=Application.State.SUBMITTED)
    form = JointForm(request.POST or None, among=_free(rows), with_country=True)
    if request.method == "POST" and form.is_valid() and _bound(request, found, form):
        return redirect("academy_joint", key)
    page = _page(found, form) | {"joints": _with_forms(facts.joint_nominations(found))}
    return render(request, "admissions/backoffice_joint.html", page, status=422 if form.errors else 200)


@people_api.needs(Permission.APPLICATIONS_ENDORSE)
def national_joint(request: HttpRequest, key: str, iso2: str) -> HttpResponse:
    """The joint nominations among the applications of the own country."""
    found, country = call_of(key), country_of(cast(User, request.user), iso2)
    rows = queries.national_applications(found, [country.pk])
    form = JointForm(request.POST or None, among=_free(rows), with_country=False)
    if request.method == "POST" and form.is_valid() and _bound(request, found, form):
        return redirect("admissions:joint", key, iso2)
    joints = facts.joint_nominations(found, countries=[country.pk])
    page = _page(found, form) | {"country": country, "joints": _with_forms(joints)}
    return render(request, "admissions/national_joint.html", page, status=422 if form.errors else 200)


def _free(rows: Any) -> list[Application]:
    """Those that stand in no joint nomination yet."""
    return list(rows.exclude(pk__in=JointMember.objects.filter(is_bound=True).values("application")))


def _bound(request: HttpRequest, call: Call, form: JointForm) -> bool:
    try:
        operations.bind(call=call, **form.cleaned_data, by=cast(User, request.user), now=timezone.now())
    except AdmissionsRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("They are bound: taken together or not at all."))
    return True


def _page(call: Call, form: JointForm) -> dict[str, Any]:
    adopted = snapshot.rule_set_of(call)
    return {
        "call": call,
        "form": form,
        "is_admitted": bool(adopted and adopted.takes_joint),
        "is_open": timezone.now() <= call.opinions_close_at and not queries.is_settled(call),
    }


def _with_forms(joints: list[JointNomination]) -> list[tuple[JointNomination, UnbindForm]]:
    return [(one, UnbindForm(auto_id=f"id_u{one.pk}_%s")) for one in joints]


@people_api.needs(Permission.APPLICATIONS_SCREEN, Permission.APPLICATIONS_ENDORSE)
@require_POST
def unbind(request: HttpRequest, pk: int) -> HttpResponse:
    """Each stands alone again; back to where the reader came from."""
    found = get_object_or_404(JointNomination.objects.select_related("call__edition"), pk=pk)
    user, form = cast(User, request.user), UnbindForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why they no longer belong together."))
    else:
        try:
            operations.unbind(joint=found, reason=form.cleaned_data["reason"], by=user, now=timezone.now())
            messages.success(request, _("Each stands alone again."))
        except AdmissionsRefused as refusal:
            messages.error(request, str(refusal))
    if people_api.may(user, Permission.APPLICATIONS_SCREEN):
        return redirect("academy_joint", found.call.edition.key)
    member = found.members.select_related("application").first()
    if member is None or not people_api.may(
        user, Permission.APPLICATIONS_ENDORSE, scope="country", scope_key=member.application.country_id
    ):
        raise PermissionDenied
    return redirect("admissions:joint", found.call.edition.key, member.application.country_id)
