"""Calls, applications, selection and places in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from academy.lib.backoffice import PermittedMenuItem
from academy.people.api import Permission
from courses.admissions.views import (
    calls,
    costs,
    fees,
    follow_ups,
    joint,
    one,
    places,
    screening,
    selection,
    waiting,
    weighing,
)


@hooks.register("register_admin_urls")
def admissions_urls() -> list[URLPattern]:
    return [
        path("academy/call/<slug:key>/", calls.edit_call, name="academy_call"),
        path("academy/call/<slug:key>/country/", calls.decide_country, name="academy_call_country"),
        path("academy/applications/<slug:key>/", screening.applications, name="academy_applications"),
        path("academy/applications/<slug:key>/import/", screening.import_list, name="academy_import"),
        path("academy/applications/<slug:key>/screen/", screening.screen, name="academy_screen"),
        path("academy/applications/<slug:key>/export/<slug:sort>/", screening.export, name="academy_export"),
        path("academy/applications/<slug:key>/decide/", screening.decide_many, name="academy_decide_many"),
        path("academy/applications/<slug:key>/declare/", screening.declare, name="academy_declare"),
        path("academy/applications/<slug:key>/letters/", one.tell, name="academy_tell_screening"),
        path("academy/applications/<slug:key>/opinions/", one.ask_opinions, name="academy_ask_opinions"),
        path("academy/applications/<slug:key>/erase/", screening.erase, name="academy_erase"),
        path("academy/applications/<slug:key>/<int:pk>/", one.application, name="academy_application"),
        path(
            "academy/applications/<slug:key>/<int:pk>/changes/<int:change>/", one.answer_change, name="academy_change"
        ),
        path("academy/applications/<slug:key>/<int:pk>/restricted/", one.restricted, name="academy_restricted"),
        path("academy/applications/<slug:key>/<int:pk>/merit/", weighing.merit, name="academy_merit"),
        path("academy/applications/<slug:key>/<int:pk>/first-time/", weighing.first_time, name="academy_first_time"),
        path(
            "academy/applications/<slug:key>/<int:pk>/exact-reason/",
            weighing.exact_reason,
            name="academy_exact_reason",
        ),
        path("academy/applications/<slug:key>/joint/", joint.joint, name="academy_joint"),
        path("academy/selection/<slug:key>/", selection.selection, name="academy_selection"),
        path("academy/selection/<slug:key>/bundle.zip", selection.selection_bundle, name="academy_selection_bundle"),
        path("academy/selection/<slug:key>/record.pdf", selection.selection_record, name="academy_selection_record"),
        path(
            "academy/selection/<slug:key>/answer/<slug:country>.pdf",
            selection.selection_answer,
            name="academy_selection_answer",
        ),
        path("academy/selection/<slug:key>/<slug:step>/", selection.selection_step, name="academy_selection_step"),
        path("academy/places/<slug:key>/", places.places, name="academy_places"),
        path("academy/places/<slug:key>/<int:number>/", places.seat, name="academy_place"),
        path("academy/places/<slug:key>/<int:number>/visa-letter.pdf", follow_ups.visa, name="academy_visa_letter"),
        path("academy/places/<slug:key>/waiting/", waiting.waiting, name="academy_waiting"),
        path("academy/places/<slug:key>/fill/", waiting.fill, name="academy_fill_places"),
        path("academy/places/<slug:key>/late/", waiting.admit_late, name="academy_late_admission"),
        path("academy/places/<slug:key>/letters/", waiting.letters, name="academy_place_letters"),
        path("academy/places/<slug:key>/follow-up/", follow_ups.follow_ups, name="academy_follow_ups"),
        path("academy/places/<slug:key>/follow-up/needs/", follow_ups.export_needs, name="academy_follow_ups_needs"),
        path("academy/places/<slug:key>/follow-up/<slug:sort>/", follow_ups.export, name="academy_follow_ups_export"),
        path("academy/fees/<slug:key>/", fees.fees, name="academy_fees"),
        path("academy/fees/<slug:key>/issue/", fees.issue, name="academy_issue_invoices"),
        path("academy/invoices/<uuid:uid>/", fees.invoice, name="academy_invoice"),
        path("academy/invoices/<uuid:uid>/<slug:act>/", fees.change_invoice, name="academy_change_invoice"),
        path("academy/fee-entries/<int:pk>/reverse/", fees.reverse_entry, name="academy_reverse_entry"),
        path("academy/transfers/", fees.transfers, name="academy_transfers"),
        path("academy/transfers/<int:pk>/", fees.transfer, name="academy_transfer"),
        path("academy/grants/<slug:key>/", costs.grants, name="academy_grants"),
        path("academy/grants/<slug:key>/close/", costs.close_list, name="academy_close_list"),
        path("academy/support/<slug:key>/", costs.support, name="academy_support"),
        path("academy/support/<slug:key>/<int:pk>/undertaking/", costs.undertaking, name="academy_undertaking"),
        path("academy/cost-requests/<int:pk>/", costs.cost_request, name="academy_cost_request"),
        path("academy/cost-requests/<int:pk>/<slug:act>/", costs.change_request, name="academy_change_request"),
        path("academy/payouts/<int:pk>/reverse/", costs.reverse_payout, name="academy_reverse_payout"),
        path("academy/envelopes/", costs.envelopes, name="academy_envelopes"),
        path("academy/grants-by-country/", costs.report, name="academy_costs_report"),
        path("academy/grants-by-country/list.csv", costs.report_csv, name="academy_costs_csv"),
    ]


@hooks.register("register_academy_menu_item")
def transfers_item() -> PermittedMenuItem:
    return PermittedMenuItem(
        _("Transfers"), "academy_transfers", permission=Permission.FEES_MANAGE, icon="download", order=320
    )


@hooks.register("register_academy_menu_item")
def envelopes_item() -> PermittedMenuItem:
    return PermittedMenuItem(
        _("Envelopes"), "academy_envelopes", permission=Permission.GRANTS_DECIDE, icon="folder", order=330
    )


@hooks.register("register_academy_menu_item")
def costs_report_item() -> PermittedMenuItem:
    return PermittedMenuItem(
        _("Grants by country"),
        "academy_costs_report",
        permission=Permission.REPORTS_READ,
        icon="clipboard-list",
        order=610,
    )
