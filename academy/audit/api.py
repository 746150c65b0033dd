"""The names that other apps may use."""

from academy.audit.operations import actor_key, record

__all__ = ["actor_key", "record"]
