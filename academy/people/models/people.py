"""Accounts, persons, institutions, countries with dated status, and who holds which role.

A `User` is a way to log in; a `Person` is the human being whom ledgers name by an opaque id.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from academy.lib.bilingual import in_language

# Nobody's: mail to this domain goes nowhere (RFC 2606).
ERASED_DOMAIN = "erased.invalid"


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractUser):
    """An account, known by its e-mail address (always lower case)."""

    username = None  # type: ignore[assignment]  # Django's documented way to log in by e-mail
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("fr", "Français"), ("en", "English")], default="fr"
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower_case"),
        ]

    def __str__(self) -> str:
        return gettext("Erased person") if self.email.endswith(f"@{ERASED_DOMAIN}") else self.email


class Country(models.Model):
    """A country or territory as the founding text's lists know it. Membership is in `CountryStatus`, with dates."""

    iso2 = models.CharField(max_length=2, primary_key=True)
    iso3 = models.CharField(max_length=3, unique=True)
    name_fr = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    # Printed wherever the name shows (Palestine: P-PG (2020) 10, MedNET, note on designation).
    footnote_fr = models.TextField(blank=True)
    footnote_en = models.TextField(blank=True)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering: ClassVar = ["name_en"]

    def __str__(self) -> str:
        return in_language(self, "name")


class CountryStatus(models.Model):
    """One dated assertion: from `as_at`, a country was (not) a member of a body; the latest at a key date wins."""

    class Body(models.TextChoices):
        POMPIDOU_GROUP = "pg", _("Pompidou Group")
        COUNCIL_OF_EUROPE = "coe", _("Council of Europe")
        MEDNET = "mednet", _("MedNET")
        OBSERVER = "observer", _("observer")

    class State(models.TextChoices):
        MEMBER = "member", _("member")
        NOT_MEMBER = "not_member", _("not a member")
        UNKNOWN = "unknown", _("unknown")

    class Precision(models.TextChoices):
        DAY = "day", _("to the day")
        MONTH = "month", _("to the month")
        YEAR = "year", _("to the year")
        AT_LATEST = "at_latest", _("member by that date; since when is not known")

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="statuses")
    body = models.CharField(max_length=8, choices=Body.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    as_at = models.DateField()
    precision = models.CharField(max_length=9, choices=Precision.choices)
    source = models.TextField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=64, blank=True)  # audit key of the actor

    class Meta:
        verbose_name = _("country status")
        verbose_name_plural = _("country statuses")
        ordering: ClassVar = ["country", "body", "as_at", "recorded_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(source=""), name="country_status_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.country_id} {self.body} {self.state} {self.as_at}"


class Institution(models.Model):
    """An employer, a nominating authority, a university: anything that people act for."""

    class Kind(models.TextChoices):
        GOVERNMENTAL = "governmental", _("governmental institution")
        PUBLIC = "public", _("public institution")
        NGO = "ngo", _("non-governmental organisation")
        UNIVERSITY = "university", _("university")
        INTERNATIONAL = "international", _("international organisation")
        OTHER = "other", _("other")

    key = models.SlugField(max_length=40, unique=True)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="institutions")
    contact_email = models.EmailField(blank=True)

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering: ClassVar = ["name_en"]

    def __str__(self) -> str:
        return in_language(self, "name")


class PrintedNameField(models.CharField):  # type: ignore[type-arg]  # Django's class takes none when it runs
    """A name. Of somebody erased it is empty in the database and reads as such in the reader's language, everywhere."""

    def from_db_value(self, value: str, expression: object, connection: object) -> str:
        return value or gettext("Erased person")

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class Person(models.Model):
    """A human being. Ledgers hold `uid` only, so that a person can be erased and the ledgers stay whole.

    erased_at: from then on the row names nobody. The country stays, for the figures by country.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.OneToOneField("people.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="person")
    family_name = models.CharField(_("family name"), max_length=120)
    given_name = models.CharField(_("given name"), max_length=120)
    # Exactly as on certificates, in any script, Unicode NFC.
    printed_name = PrintedNameField(_("name as on certificates"), max_length=200)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("fr", "Français"), ("en", "English")], default="fr"
    )
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    created_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering: ClassVar = ["family_name", "given_name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(family_name="", given_name="", printed_name="", email="", institution=None),
                name="who_is_erased_has_no_name",
            ),
        ]

    def __str__(self) -> str:
        return str(self.printed_name)

    def save(self, **kwargs: object) -> None:
        printed = "" if self.erased_at else self.printed_name or f"{self.given_name} {self.family_name}"
        self.printed_name = unicodedata.normalize("NFC", printed)
        super().save(**kwargs)  # type: ignore[arg-type]


class Role(models.Model):
    """A named set of permissions. Loaded from the vocabulary; shown to the Secretariat."""

    code = models.SlugField(max_length=40, primary_key=True)
    name_fr = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    permissions = models.JSONField(default=list)
    needs_second_factor = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return in_language(self, "name")


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def on_day(self, on: date) -> "RoleGrantQuerySet":
        """Grants whose days cover `on`."""
        return self.filter(Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on)))

    def in_force(self, *, on: date) -> "RoleGrantQuerySet":
        """Grants that count on a day: a deputy's counts only while the person stood in for holds the same herself."""
        same = RoleGrant.objects.on_day(on).filter(
            Q(scope="") | Q(scope=OuterRef("scope"), scope_key=OuterRef("scope_key")),
            user=OuterRef("on_behalf_of"),
            user__is_active=True,
            role=OuterRef("role"),
            on_behalf_of=None,
        )
        return self.on_day(on).filter(Q(on_behalf_of=None) | Exists(same))


class RoleGrant(models.Model):
    """Somebody holds a role, from a day to a day, everywhere or within a scope (an edition, institution or country)."""

    class Scope(models.TextChoices):
        EVERYWHERE = "", _("everywhere")
        EDITION = "edition", _("edition")
        INSTITUTION = "institution", _("institution")
        COUNTRY = "country", _("country")

    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="role_grants")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="grants")
    scope = models.CharField(max_length=12, choices=Scope.choices, default=Scope.EVERYWHERE, blank=True)
    # Edition id, institution key or country iso2, as text.
    scope_key = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # A delegate or deputy acts for somebody; the right is never more than what that person has.
    on_behalf_of = models.ForeignKey(
        "people.User", on_delete=models.CASCADE, null=True, blank=True, related_name="delegations"
    )
    granted_by = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("role grant")
        verbose_name_plural = _("role grants")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="role_grant_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(scope="", scope_key="") | (~Q(scope="") & ~Q(scope_key="")), name="role_grant_scope_has_key"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "scope", "scope_key", "starts_on"], name="one_grant_per_role_scope_and_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role_id} {self.scope_key}"
