"""The names that other apps may use."""

from academy.audit.operations import actor_key, record
from academy.audit.queries import actions, names_of, names_of_actors, records, verify_chain

__all__ = ["actions", "actor_key", "names_of", "names_of_actors", "record", "records", "verify_chain"]
