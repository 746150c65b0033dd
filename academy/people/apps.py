from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def fill_roles(**kwargs: Any) -> None:
    from academy.people.operations import load_roles, sync_admin_groups

    load_roles()
    sync_admin_groups()


class PeopleConfig(AppConfig):
    name = "academy.people"
    label = "people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from academy.people import erasure, permissions, receivers  # noqa: F401 - what is held; how access is decided

        # The vocabulary is code; the table that the Secretariat sees follows it after every migrate.
        post_migrate.connect(fill_roles, sender=self, dispatch_uid="fill_roles")
