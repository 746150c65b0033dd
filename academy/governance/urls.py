"""Addresses of governance."""

from django.urls import URLPattern, URLResolver, path

from academy.governance.views import board, correspondent, papers, proposals, resolution, rules, sittings

app_name = "governance"
urlpatterns: list[URLPattern | URLResolver] = [
    path("rules/", rules.rules, name="rules"),
    path("board/", board.board, name="board"),
    path("board/resolutions/<int:pk>/", resolution.resolution, name="resolution"),
    path("board/resolutions/<int:pk>/vote/", resolution.vote, name="vote"),
    path("board/resolutions/<int:pk>/interest/", resolution.interest, name="interest"),
    path("board/resolutions/<int:pk>/table/", resolution.table, name="table"),
    path("board/resolutions/<int:pk>/close/", resolution.close, name="close"),
    path("board/resolutions/<int:pk>/proposals/", resolution.attach, name="attach"),
    path("board/resolutions/<int:pk>/proposals/<int:proposal>/detach/", resolution.detach, name="detach"),
    path("board/resolutions/<int:pk>/sheet.pdf", papers.sheet, name="sheet"),
    path("board/sittings/new/", sittings.convene, name="convene"),
    path("board/sittings/<int:pk>/", sittings.sitting, name="sitting"),
    path("board/sittings/<int:pk>/open/", sittings.open_vote, name="open_vote"),
    path("board/sittings/<int:pk>/agenda/", sittings.agenda, name="agenda"),
    path("board/sittings/<int:pk>/minutes/", sittings.minutes, name="write_minutes"),
    path("board/sittings/<int:pk>/minutes.pdf", papers.minutes, name="minutes"),
    path("board/proposals/", proposals.proposals, name="proposals"),
    path("board/proposals/new/", proposals.new_proposal, name="new_proposal"),
    path("correspondent/", correspondent.correspondent, name="correspondent"),
    path("correspondent/lists/<int:pk>/endorse/", correspondent.endorse, name="endorse"),
]
