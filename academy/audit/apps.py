from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from academy.lib.names import know_folded_names
from academy.lib.sqlite import allow_what_the_library_takes


def install_guards(using: str, **kwargs: Any) -> None:
    from academy.lib import guards

    guards.install(using)


class AuditConfig(AppConfig):
    name = "academy.audit"
    label = "audit"
    verbose_name = _("Audit")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Every app's migrations emit the signal; the last one leaves every table guarded.
        post_migrate.connect(install_guards, dispatch_uid="install_guards")
        connection_created.connect(allow_what_the_library_takes, dispatch_uid="allow_what_the_library_takes")
        connection_created.connect(know_folded_names, dispatch_uid="know_folded_names")
