"""Who was present in an activity and holds no certificate of it: for statements of attendance."""

from academy.people.api import Person
from certificates.models import CurrentCertificate
from courses.catalogue.api import Edition
from courses.learning.api import Fact

PRESENT = {"kind": Fact.Kind.ATTENDANCE, "value__gt": 0, "replaced_by__isnull": True}


def attended_only(person: Person) -> list[Edition]:
    """Activities in which the person was present, without a certificate of them; the newest first. Two statements."""
    held = CurrentCertificate.objects.filter(person_uid=person.uid).values("edition")
    present = Fact.objects.filter(**PRESENT, person_uid=person.uid).values("edition")
    return list(Edition.objects.filter(pk__in=present).exclude(pk__in=held).order_by("-starts_on", "pk"))


def present_without_certificate(edition: Edition) -> list[Person]:
    """By name; one statement."""
    held = CurrentCertificate.objects.filter(edition=edition).values("person_uid")
    present = Fact.objects.filter(**PRESENT, edition=edition).values("person_uid")
    return list(
        Person.objects.filter(uid__in=present).exclude(uid__in=held).order_by("family_name", "given_name", "pk")
    )
