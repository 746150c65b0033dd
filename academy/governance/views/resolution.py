"""One resolution: where it stands, what it says, who voted how; the acts of the Board on it."""

from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from academy.governance import board_queries, carrying, operations
from academy.governance.board_forms import AttachForm, InterestForm, TableForm, VoteForm
from academy.governance.differences import differences, law_before
from academy.governance.domain.phases import steps
from academy.governance.models import Proposal, Resolution, Sitting
from academy.governance.reading import read_out
from academy.governance.soundness import problems_of
from academy.governance.views.acting import attempt
from academy.governance.words import chair_words, phase_words, result_words, rules_words
from academy.people import api as people_api
from academy.people.api import Permission, User

NO_MEMBER = gettext_lazy(
    "Only members of the Governing Board vote and declare interests, each for the seat that they hold (P-PG (2020) 10, "
    "P-PG/Academy, item 9). Your account has no role of a Board member, so nothing was recorded. Who sits on the Board "
    "stands at the foot of the Board’s room."
)


@people_api.needs(Permission.GOVERNANCE_READ)
def resolution(request: HttpRequest, pk: int) -> HttpResponse:
    """One resolution: where it stands, what it says, what changes, who voted how."""
    found = get_object_or_404(board_queries.resolutions(), pk=pk)
    return render(request, "governance/resolution.html", _page(found, cast(User, request.user), timezone.now()))


def _page(found: Resolution, user: User, now: datetime) -> dict[str, Any]:
    today = timezone.localdate(now)
    counted = board_queries.count(found, on=today)
    is_draft = found.state == Resolution.State.DRAFT
    may_draft = people_api.may(user, Permission.RESOLUTIONS_DRAFT)
    against = law_before(found)
    return {
        "resolution": found,
        "steps": [(phase_words(step.phase), step) for step in steps(board_queries.life_of(found), on=today)],
        "effect": board_queries.effect_of(found),
        "replacing": board_queries.replacing(found),
        "needs_endorsement": bool(found.designated_activities.all()),
        **_endorsement(found),
        "content": read_out(found),
        "votes": found.votes.select_related("seat", "holding__person").order_by("-seat__kind", "seat__number"),
        "interests": board_queries.interests_of(found),
        "missing": counted.missing if found.state == Resolution.State.TABLED else [],
        "result_words": result_words(counted.result) if counted.result and found.decided_at else "",
        "rules": counted.rules,
        "rules_words": rules_words(counted.rules) if counted.rules else "",
        "chair_words": chair_words(counted.rules) if counted.rules else "",
        "who_presides": board_queries.who_presides(counted.rules, on=today),
        "proposals": found.proposals.select_related("mandate", "country"),
        "against": against,
        "changes": differences(against, found) if against else [],
        "may_draft": may_draft,
        "problems": problems_of(found) if is_draft else [],
        "table_form": TableForm(open_sittings=Sitting.objects.filter(closes_at__gt=now)) if may_draft else None,
        "attach_form": AttachForm(resolution=found) if is_draft and may_draft else None,
        **_mine(found, user, now),
    }


def _endorsement(found: Resolution) -> dict[str, Any]:
    """Whether its list rests on the endorsement of the one it supersedes, or will once it is adopted."""
    is_open = found.state in (Resolution.State.DRAFT, Resolution.State.TABLED)
    return {
        "rests_on": carrying.rests_on(found),
        "covered_by": carrying.covered_by(found) if is_open else None,
    }


def _mine(found: Resolution, user: User, now: datetime) -> dict[str, Any]:
    """What I can do with it now, and if I cannot, what I have done."""
    today = timezone.localdate(now)
    seated = board_queries.holding(user, on=today)
    rules = board_queries.rules_of(found.sitting, on=today)
    tabled = found.state == Resolution.State.TABLED
    voted = seated is not None and any(vote.seat_id == seated.seat_id for vote in found.votes.all())
    declared = seated and found.interests.filter(seat=seated.seat).first()
    recused = bool(declared and declared.recuses)
    return {
        "seated": seated,
        "my_vote_counts": tabled and seated is not None and not voted and not recused,
        "vote_is_open": tabled and found.sitting is not None and board_queries.is_voting(found.sitting, now=now),
        "vote_is_over": found.sitting is not None and found.sitting.closes_at < now,
        "vote_form": VoteForm(),
        "interest_form": InterestForm() if tabled and seated and not voted and not declared else None,
        "has_recused": recused,
        "may_close": tabled and rules is not None and board_queries.presides(user, on=today, rules=rules),
    }


@people_api.needs(Permission.RESOLUTIONS_VOTE, otherwise=NO_MEMBER)
@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Resolution, pk=pk)
    form = VoteForm(request.POST)
    if form.is_valid():
        attempt(
            request,
            lambda: operations.cast_vote(
                resolution=found, choice=form.cleaned_data["choice"], by=cast(User, request.user), now=timezone.now()
            ),
            _("Your vote is recorded under your seat."),
        )
    else:
        messages.error(request, _("Choose for, against or abstention."))
    return redirect("governance:resolution", pk=pk)


@people_api.needs(Permission.RESOLUTIONS_VOTE, otherwise=NO_MEMBER)
@require_POST
def interest(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare an interest before voting."""
    found = get_object_or_404(Resolution, pk=pk)
    form = InterestForm(request.POST)
    if form.is_valid():
        attempt(
            request,
            lambda: operations.declare_interest(
                resolution=found, **form.cleaned_data, by=cast(User, request.user), now=timezone.now()
            ),
            _("Your declaration is recorded under your seat."),
        )
    else:
        messages.error(request, _("Say what your interest is."))
    return redirect("governance:resolution", pk=pk)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft before the Board, or a tabled resolution on the agenda of another sitting."""
    found = get_object_or_404(Resolution, pk=pk)
    form = TableForm(request.POST, open_sittings=Sitting.objects.all())
    sitting = form.cleaned_data["sitting"] if form.is_valid() else None
    user, now = cast(User, request.user), timezone.now()
    if found.state == Resolution.State.TABLED and sitting:
        attempt(
            request,
            lambda: operations.put_on_agenda(resolution=found, sitting=sitting, by=user, now=now),
            _("The resolution is on the agenda."),
        )
    else:
        attempt(
            request,
            lambda: operations.table_resolution(resolution=found, sitting=sitting, by=user, now=now),
            _("The resolution is before the Board; its content cannot change any more."),
        )
    return redirect("governance:resolution", pk=pk)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Resolution, pk=pk)
    attempt(
        request,
        lambda: operations.close_vote(resolution=found, by=cast(User, request.user), now=timezone.now()),
        _("The vote is closed."),
    )
    return redirect("governance:resolution", pk=pk)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft takes a proposal up."""
    found = get_object_or_404(Resolution, pk=pk)
    form = AttachForm(request.POST, resolution=found)
    if form.is_valid():
        attempt(
            request,
            lambda: operations.attach_proposal(
                proposal=form.cleaned_data["proposal"], resolution=found, by=cast(User, request.user)
            ),
            _("The proposal is attached to the draft."),
        )
    else:
        messages.error(request, _("Choose a proposal that is not attached yet."))
    return redirect("governance:resolution", pk=pk)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def detach(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    found = get_object_or_404(Resolution, pk=pk)
    attached = get_object_or_404(Proposal, pk=proposal)
    attempt(
        request,
        lambda: operations.detach_proposal(proposal=attached, resolution=found, by=cast(User, request.user)),
        _("The proposal is no longer attached to the draft."),
    )
    return redirect("governance:resolution", pk=pk)
