"""Addresses of admissions."""

from django.urls import URLPattern, URLResolver, path

from courses.admissions import rest
from courses.admissions.views import (
    applying,
    correspondents,
    joint,
    mine,
    my_costs,
    my_place,
    national_costs,
    public,
    public_selection,
    reviewing,
)

app_name = "admissions"
urlpatterns: list[URLPattern | URLResolver] = [
    path("calls/", public.calls, name="calls"),
    path("calls/<slug:key>/", public.call, name="call"),
    path("calls/<slug:key>/apply/", applying.apply, name="apply"),
    path("calls/<slug:key>/apply/save/", applying.save_field, name="save_field"),
    path("calls/<slug:key>/apply/review/", reviewing.review, name="review"),
    path("calls/<slug:key>/apply/change/", reviewing.change, name="change"),
    path("calls/<slug:key>/apply/<slug:section>/", applying.section, name="section"),
    path("applications/documents/<int:pk>/", reviewing.document, name="document"),
    path("api/v1/selections/decide/", rest.DecideView.as_view(), name="api_decide"),
    path("api/v1/selections/<slug:key>/", rest.RunView.as_view(), name="api_run"),
    path("selections/<slug:key>/", public_selection.public_selection, name="selection"),
    path("selections/<slug:key>/check.zip", public_selection.public_bundle, name="selection_check"),
    path("my/applications/", mine.mine, name="mine"),
    path("my/applications/<int:pk>/withdraw/", mine.withdraw, name="withdraw"),
    path("my/applications/<int:pk>/place/", my_place.my_place, name="my_place"),
    path("my/applications/<int:pk>/follow-up/", my_place.follow_up, name="follow_up"),
    path("my/applications/<int:pk>/visa-letter.pdf", my_place.visa, name="visa_letter"),
    path("my/places/<int:pk>/", my_place.answer, name="answer"),
    path("correspondent/applications/", correspondents.of_my_country, name="of_my_country"),
    path("correspondent/applications/<slug:key>/<slug:iso2>/", correspondents.opinions, name="opinions"),
    path("correspondent/joint/<slug:key>/<slug:iso2>/", joint.national_joint, name="joint"),
    path("joint-nominations/<int:pk>/unbind/", joint.unbind, name="unbind"),
    path("my/costs/", my_costs.my_costs, name="my_costs"),
    path("my/costs/grant/<slug:key>/", my_costs.ask_grant, name="ask_grant"),
    path("my/costs/support/<int:pk>/", my_costs.ask_support, name="ask_support"),
    path("my/costs/requests/<int:pk>/withdraw/", my_costs.withdraw_costs, name="withdraw_costs"),
    path("my/invoices/<uuid:uid>.pdf", my_costs.invoice_pdf, name="invoice_pdf"),
    path("my/receipts/<uuid:uid>.pdf", my_costs.receipt_pdf, name="receipt_pdf"),
    path("correspondent/costs/", national_costs.costs_of_my_country, name="national_costs"),
    path("correspondent/costs/<int:pk>/support/", national_costs.national_support, name="national_support"),
    path("correspondent/costs/<int:pk>/undertaking/", national_costs.national_undertaking, name="national_undertaking"),
    path("undertakings/<int:pk>.pdf", national_costs.undertaking_document, name="undertaking_document"),
    path("correspondent/link/<str:token>/", correspondents.opinion_link, name="opinion_link"),
]
