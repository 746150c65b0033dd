"""`{% what_it_would_change resolution %}`: the section on a draft's page, whose own app lies below this one."""

from typing import Any

from django import template

from academy.governance.api import Resolution
from academy.portal.simulation import queries

register = template.Library()


@register.inclusion_tag("portal/simulation/section.html")
def what_it_would_change(resolution: Resolution) -> dict[str, Any]:
    """The newest simulation in one sentence; at most eight statements, one where there is none."""
    return {"resolution": resolution, "newest": next(iter(queries.past(resolution, most=1)), None)}
