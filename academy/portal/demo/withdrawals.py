"""Who withdraws in the demonstration: the two cases in which a static waiting list and the rule part."""

from collections import Counter

from courses.admissions.api import Application, Call, Place, PlaceEvent


def countries_in(call: Call) -> int:
    """Countries that hold at least one place now."""
    return Place.objects.filter(edition=call.edition).values("application__country").distinct().count()


def withdrawn(call: Call) -> list[Application]:
    events = PlaceEvent.objects.filter(edition=call.edition, event="withdrawn").select_related("application__person")
    return [event.application for event in events]


def next_to_withdraw(call: Call) -> Place | None:
    """First a place whose country has a colleague waiting (a static list would lose the country), then one without."""
    done = len(withdrawn(call))
    if done >= 2:
        return None
    places = list(Place.objects.filter(edition=call.edition).select_related("application__country").order_by("number"))
    held = Counter(place.application.country_id for place in places)
    waiting = Counter(
        Application.objects.filter(call=call, screening="eligible", place=None)
        .exclude(pk__in=[application.pk for application in withdrawn(call)])
        .values_list("country_id", flat=True)
    )
    alone = [place for place in places if held[place.application.country_id] == 1]
    fitting = [place for place in alone if bool(waiting[place.application.country_id]) == (done == 0)]
    return next(iter(fitting or places), None)
