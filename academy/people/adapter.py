"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """E-mail is the name of an account; there is nothing else to fill in."""

    def populate_username(self, request: object, user: object) -> None:
        return None
