from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SeminarsConfig(AppConfig):
    name = "courses.seminars"
    label = "seminars"
    verbose_name = _("Seminars")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courses.seminars import erasure  # noqa: F401 - what is held of a person
