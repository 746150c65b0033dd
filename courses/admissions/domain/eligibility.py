"""May this application be considered? Pure: facts in, a screening and a reason code out.

Source: P-PG (2020) 10, Executive Training, items 4 and 5.
"""

from dataclasses import dataclass

ELIGIBLE, NOT_ELIGIBLE, DUPLICATE, LATE, DECISION_NEEDED = (
    "eligible",
    "not_eligible",
    "duplicate",
    "late",
    "decision_needed",
)
MEMBER, UNKNOWN = "member", "unknown"


@dataclass(frozen=True, kw_only=True)
class CountryCase:
    """A country on the key date. admitted: the ad hoc decision on an observer; None when nobody has decided."""

    pg: str
    coe: str
    mednet: str
    observer: str
    admitted: bool | None = None


def of_country(country: CountryCase) -> tuple[str, str]:
    """(screening, reason): members of any of the three bodies as of right, observers by ad hoc decision."""
    if MEMBER in (country.pg, country.coe, country.mednet):
        return ELIGIBLE, "COUNTRY_ELIGIBLE"
    if country.admitted is True:
        return ELIGIBLE, "OBSERVER_ADMITTED"
    if country.admitted is False:
        return NOT_ELIGIBLE, "OBSERVER_NOT_ADMITTED"
    if country.observer == MEMBER:
        return DECISION_NEEDED, "OBSERVER_UNDECIDED"
    if UNKNOWN in (country.pg, country.coe, country.mednet):
        return DECISION_NEEDED, "COUNTRY_UNKNOWN"
    return NOT_ELIGIBLE, "COUNTRY_NOT_ELIGIBLE"


def of_application(*, country: CountryCase, in_time: bool, kind_admitted: bool) -> tuple[str, str]:
    """(screening, reason) of one application, duplicates apart."""
    if not in_time:
        return LATE, "STATUS_LATE"
    if not kind_admitted:
        return NOT_ELIGIBLE, "INSTITUTION_KIND"
    return of_country(country)
