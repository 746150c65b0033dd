"""The yearly renewal in one sitting: last year in view, and how it was taken into account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from academy.governance import api as governance_api
from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal.drafting import evidence
from academy.portal.drafting.forms import ConsideredForm
from academy.portal.drafting.views.common import act, draft_or_404, show, user_of


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def renewal(request: HttpRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(pk)
    initial = {name: getattr(draft, name) for name in ("considered_fr", "considered_en")}
    form = ConsideredForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if act(request, form, lambda: governance_api.take_into_account(resolution=draft, **data, by=user_of(request))):
            return redirect("drafting:overview", pk=pk)
    last = evidence.renewed(draft)
    page = {
        "last": last,
        "editions": evidence.editions_of(last) if last else [],
        "proposals": evidence.open_proposals(draft),
    }
    return show(request, "renewal", draft, page, form)
