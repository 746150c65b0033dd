"""Who did what, on whose authority, to which object, from which request. Opaque ids only: no names, no free text."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class AuditRecord(models.Model):
    """One act. `actor` is "user:<id>" or "system"; `authority` is a role, resolution or decision by its key."""

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=64)
    authority = models.CharField(max_length=120, blank=True)
    action = models.CharField(max_length=80, db_index=True)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=80)
    data = models.JSONField(default=dict)
    request_id = models.CharField(max_length=32, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("audit record")
        verbose_name_plural = _("audit records")
        ordering: ClassVar = ["-number"]
        indexes: ClassVar = [models.Index(fields=["object_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


guards.register(guards.append_only("audit_auditrecord"))
