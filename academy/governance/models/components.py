"""The words that several tables share: components and kinds of activity."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Component(models.TextChoices):
    """The Academy's three components. Source: P-PG (2020) 10, Academy, items 6 and 8."""

    ONE = "I", _("Component I")
    TWO = "II", _("Component II")
    THREE = "III", _("Component III")


class ActivityKind(models.TextChoices):
    """What kind of event an activity is; ceilings and parts of a level are set by kind."""

    EXECUTIVE_TRAINING = "executive_training", _("Executive Training")
    EXECUTIVE_COURSE = "executive_course", _("Drug Policy Executive Course")
    SEMINAR = "seminar", _("training seminar")
    COLLOQUIUM = "colloquium", _("colloquium")
    CONFERENCE = "conference", _("conference")
    STUDY_VISIT = "study_visit", _("study visit")
    EXCHANGE = "exchange", _("exchange of experts")
    ONLINE_COURSE = "online_course", _("online course")
    UNIVERSITY_COURSE = "university_course", _("university course (Component III)")
    OTHER = "other", _("other")
