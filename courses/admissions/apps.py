from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdmissionsConfig(AppConfig):
    name = "courses.admissions"
    label = "admissions"
    verbose_name = _("Admissions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courses.admissions import erasure  # noqa: F401 - what is held of a person
