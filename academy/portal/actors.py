"""Names of those who recorded something: ledgers hold keys of accounts, screens show people."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from academy.people.api import Person, User


def names_of_actors(keys: Iterable[str]) -> dict[str, str]:
    """Actor key ("user:12", "system") to a name, in one SQL statement; an account without a person by its address."""
    wanted = set(keys)
    ids = actor_ids(wanted)
    accounts = User.objects.filter(pk__in=ids).select_related("person") if ids else []
    found = {f"user:{account.pk}": _name(account) for account in accounts}
    return {key: found.get(key, _("recorded by the system")) for key in wanted}


def actor_ids(keys: Iterable[str]) -> set[int]:
    """Accounts among the keys; the system has none."""
    return {int(key.removeprefix("user:")) for key in keys if key.startswith("user:")}


def _name(account: User) -> str:
    person: Person | None = getattr(account, "person", None)
    return person.printed_name if person else account.email
