"""What can be chosen in a draft: activities of every mandate, tests, assignments, distance modules, by title."""

from datetime import date

from django.utils.translation import gettext as _

from academy.governance import api as governance_api
from academy.governance.api import DesignatedActivity, Requirement, Resolution
from academy.lib.bilingual import in_language
from academy.portal.drafting.requirement_forms import Choices
from courses.assessment.api import Test
from courses.assignments.api import Assignment
from courses.catalogue.api import Activity, Module


def activities(*, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Grouped by mandate, which says whether it is in force on the first day of the draft."""
    groups: dict[str, list[tuple[str, str]]] = {}
    in_force: dict[str, bool] = {}
    for activity in Activity.objects.select_related("mandate").order_by("mandate__pk", "key"):
        code = activity.mandate.code
        if code not in in_force:
            in_force[code] = governance_api.mandate_in_force(code, on=on)
        state = _("in force") if in_force[code] else _("not in force on the first day of this draft")
        label = _("%(mandate)s (%(kind)s; %(state)s)") % {
            "mandate": code,
            "kind": in_language(activity.mandate, "kind"),
            "state": state,
        }
        groups.setdefault(label, []).append((activity.key, in_language(activity, "title")))
    return list(groups.items())


def for_requirement(resolution: Resolution, designation: DesignatedActivity, *, but: str = "") -> dict[str, Choices]:
    """What the settings of a requirement can name. but: the key of the requirement that is edited."""
    here = {"activity_key": designation.activity_key, "component": designation.component}
    lines = resolution.requirements.filter(**here).exclude(key=but)
    return {
        "test": [(row.key, in_language(row, "title")) for row in Test.objects.order_by("key")],
        "assignment": [(row.key, in_language(row, "title")) for row in Assignment.objects.order_by("key")],
        "content": _distance_modules(),
        "module": _modules(resolution, here),
        "needs": [(row.key, _line(row)) for row in lines],
    }


def _distance_modules() -> Choices:
    rows = Module.objects.exclude(content_key="").order_by("starts_on", "pk")
    return sorted({row.content_key: in_language(row, "title") for row in rows}.items())


def _modules(resolution: Resolution, here: dict[str, str]) -> Choices:
    rows = resolution.curriculum.filter(**here)
    titles = {row.number: in_language(row, "title") for row in rows}
    words = _("%(number)s: %(title)s")
    return [(number, words % {"number": number, "title": titles[number]}) for number in sorted(titles)]


def _line(row: Requirement) -> str:
    kind = row.get_kind_display()
    return _("%(title)s (%(kind)s)") % {"title": in_language(row, "title"), "kind": kind}
