"""The topics of the year that a draft names beside its activities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from academy.governance import api as governance_api
from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal.drafting.forms import TopicsForm
from academy.portal.drafting.views.common import act, draft_or_404, show, user_of


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def topics(request: HttpRequest, pk: int) -> HttpResponse:
    """One topic a line in each language; saved as a whole, in that order."""
    draft = draft_or_404(pk)
    said = list(draft.topics.all())
    initial = {
        "topics_fr": "\n".join(topic.title_fr for topic in said),
        "topics_en": "\n".join(topic.title_en for topic in said),
    }
    form = TopicsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        titles = form.titles()
        if act(request, form, lambda: governance_api.set_topics(resolution=draft, titles=titles, by=user_of(request))):
            return redirect("drafting:overview", pk=pk)
    before = governance_api.law_before(draft)
    page = {"before": before, "topics_before": governance_api.topics_of(before) if before else []}
    return show(request, "topics", draft, page, form)
