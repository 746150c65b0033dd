"""Back to screening: what an application was screened by has changed since. Who was late stays late."""

from django.db.models import QuerySet

from courses.admissions.models import Application

Screening = Application.Screening


def screen_again(application: Application) -> None:
    """Also what an officer decided by hand: that decision was on other facts. The caller saves."""
    if application.screening != Screening.LATE:
        application.screening, application.screening_reason = Screening.PENDING, ""
        application.duplicate_of = None


def screen_all_again(rows: QuerySet[Application]) -> None:
    """Where the rule changed and not the application: what an officer decided by hand stands."""
    rows.filter(state=Application.State.SUBMITTED, decisions=None).update(
        screening=Screening.PENDING, screening_reason="", duplicate_of=None
    )
