"""The content site as it is shipped, and a participant's enrolment in its module."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from academy.governance.models import Mandate, WorkProgramme
from academy.people.models import Person
from cms import api as cms_api
from courses.admissions.models import Call
from courses.catalogue.models import Activity, Edition, Module
from courses.learning import api as learning_api
from courses.learning.models import Enrolment
from tests.factories.world import Keep


def demo_module() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(cms_api.DEMO_MODULE.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def site(keep: Keep) -> None:
    keep("site", cms_api.load_site)


@pytest.fixture
def module(keep: Keep) -> None:
    keep("site with its module", _site_with_module)


def _site_with_module() -> None:
    cms_api.load_site()
    cms_api.load_module(demo_module())


@pytest.fixture
def edition(db: None) -> Edition:
    """An edition that uses the module's content."""
    programme = WorkProgramme.objects.create(
        key="p", title_fr="p", title_en="p", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)
    )
    mandate = Mandate.objects.create(
        code="m", code_as_printed="m", title_fr="m", title_en="m", work_programme=programme, ends_on=programme.ends_on
    )
    activity = Activity.objects.create(
        key="course", mandate=mandate, kind="executive_course", title_fr="c", title_en="c"
    )
    days = {"starts_on": date(2026, 3, 1), "ends_on": date(2026, 9, 30)}
    found = Edition.objects.create(key="course-2026", activity=activity, title_fr="c", title_en="c", **days)
    Module.objects.create(
        edition=found, number=1, kind="distance", title_fr="m", title_en="m", content_key="m-intro", **days
    )
    return found


@pytest.fixture
def enrolment(edition: Edition, amina: Person) -> Enrolment:
    """Amina takes part."""
    return learning_api.enrol(person=amina, edition=edition, by=None, on=date(2026, 2, 1))


@pytest.fixture
def open_call(edition: Edition) -> Call:
    """A call that outlives whoever reads this."""
    return Call.objects.create(
        edition=edition,
        opens_at=datetime(2026, 1, 1, tzinfo=UTC),
        deadline=datetime(2099, 1, 1, 12, tzinfo=UTC),
        key_date=date(2026, 1, 1),
    )
