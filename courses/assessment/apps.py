from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentConfig(AppConfig):
    name = "courses.assessment"
    label = "assessment"
    verbose_name = _("Tests")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courses.assessment import erasure  # noqa: F401 - what is held of a person
