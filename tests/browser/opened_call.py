"""Mandates, countries, cast, and an open call of the shipped edition to which nobody has applied yet.

Dates and ad hoc decision as in step 3 of the demonstration; the Correspondents have two days more than the applicants.
"""

from pathlib import Path

from django.conf import settings

from academy.governance import api as governance_api
from academy.people import api as people_api
from academy.portal.demo.editions import open_training
from academy.portal.demo.report import Report
from academy.portal.demo.scene import Scene, at
from academy.portal.demo.steps import step_1_mandates
from academy.portal.demo.steps.step_3_selection import AD_HOC, ADMITTED_OBSERVER, KINDS
from courses.admissions import api as admissions_api


def play() -> None:
    applications = Path(admissions_api.DEMO_APPLICATIONS)
    scene = Scene(report=Report(), folder=settings.VAR_DIR, applications=applications)
    step_1_mandates.play(scene)
    by, country = scene.who("dolores"), people_api.find_country(ADMITTED_OBSERVER)
    call = admissions_api.open_call(
        edition=open_training(scene),
        opens_at=at(1, 12),
        deadline=at(3, 1, 23, 59),
        opinions_until=at(3, 3, 23, 59),
        key_date=at(3, 1).date(),
        institution_kinds=list(KINDS),
        by=by,
    )
    decision = governance_api.record_decision(
        reference=AD_HOC,
        body="pc",
        kind="ad_hoc_country",
        decided_on=at(2, 10).date(),
        meeting="Invented written procedure (demonstration)",
        text_fr="Acte fictif : la participation du Japon est admise à titre ad hoc.",
        text_en="Fictitious act: the participation of Japan is admitted ad hoc.",
        is_fictitious=True,
        by=by,
    )
    assert country
    admissions_api.admit_observer(call=call, country=country, decision=decision, is_admitted=True, by=by)
