"""What somebody with rights over the database could do, and what has to be noticed."""

from typing import Any

from django.db import connection

from academy.lib import guards
from certificates.models import CertificateRecord

FROZEN = "certificates_certificaterecord_frozen"


def tamper(record: CertificateRecord, /, **changes: Any) -> None:
    """The words of a certificate are changed: the trigger that refuses it is taken away, and put back."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    guards.renew(FROZEN)
    CertificateRecord.objects.filter(pk=record.pk).update(**changes)
    guards.install()
