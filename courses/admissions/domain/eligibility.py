"""May this application be considered? Pure: facts in, a screening and a reason code out.

Source: P-PG (2020) 10, Executive Training, items 4 and 5; Academy, item 8; expert groups (Gender, Rights), item 5.
"""

from dataclasses import dataclass

PENDING, ELIGIBLE, NOT_ELIGIBLE, DUPLICATE, LATE, DECISION_NEEDED, PLACES_REMAIN = (
    "pending",
    "eligible",
    "not_eligible",
    "duplicate",
    "late",
    "decision_needed",
    "places_remain",
)
MEMBER, UNKNOWN = "member", "unknown"
TRAINING, ACADEMY, EXPERT_GROUP = "training", "academy", "expert_group"
# Of which bodies a member takes part as of right, by audience.
AS_OF_RIGHT: dict[str, tuple[str, ...]] = {
    TRAINING: ("pg", "coe", "mednet"),
    ACADEMY: ("pg", "coe"),
    EXPERT_GROUP: ("pg",),
}
ITEM: dict[str, str] = {TRAINING: "4", ACADEMY: "8", EXPERT_GROUP: "5"}


@dataclass(frozen=True, kw_only=True)
class CountryCase:
    """A country on the key date. admitted: the ad hoc decision on it; None when nobody has decided."""

    pg: str
    coe: str
    mednet: str
    observer: str
    admitted: bool | None = None


def of_country(country: CountryCase, audience: str = TRAINING) -> tuple[str, str]:
    """(screening, reason) of a country. An ad hoc decision, once taken, counts for whoever is not there as of right."""
    standings = [getattr(country, body) for body in AS_OF_RIGHT[audience]]
    if MEMBER in standings:
        return ELIGIBLE, {TRAINING: "COUNTRY_ELIGIBLE", ACADEMY: "MEMBER_STATE", EXPERT_GROUP: "GROUP_MEMBER"}[audience]
    if country.admitted is not None:
        return (ELIGIBLE, "OBSERVER_ADMITTED") if country.admitted else (NOT_ELIGIBLE, "OBSERVER_NOT_ADMITTED")
    if audience == TRAINING and country.observer == MEMBER:
        return DECISION_NEEDED, "OBSERVER_UNDECIDED"
    if UNKNOWN in standings:
        return DECISION_NEEDED, "COUNTRY_UNKNOWN"
    return {
        TRAINING: (NOT_ELIGIBLE, "COUNTRY_NOT_ELIGIBLE"),
        ACADEMY: (PLACES_REMAIN, "IF_PLACES_REMAIN"),
        EXPERT_GROUP: (NOT_ELIGIBLE, "NOT_A_GROUP_MEMBER"),
    }[audience]


def of_application(
    *,
    country: CountryCase,
    in_time: bool,
    kind_admitted: bool,
    audience: str = TRAINING,
    is_consultant: bool = False,
    nomination: bool | None = True,
) -> tuple[str, str]:
    """(screening, reason) of one application, duplicates apart.

    A consultant of an expert group is nominated by no State and takes none of its places. nomination: whether the
    Permanent Correspondent has named this expert; None while she can still do so. It counts for expert groups alone.
    """
    if not in_time:
        return LATE, "STATUS_LATE"
    if audience == EXPERT_GROUP and is_consultant:
        return ELIGIBLE, "CONSULTANT"
    if not kind_admitted:
        return NOT_ELIGIBLE, "INSTITUTION_KIND"
    found = of_country(country, audience)
    if audience != EXPERT_GROUP or nomination or found[0] != ELIGIBLE:
        return found
    return (PENDING, "NOMINATION_AWAITED") if nomination is None else (NOT_ELIGIBLE, "NOT_NOMINATED")
