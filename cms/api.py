"""The names that other apps may use."""

__all__: list[str] = []
