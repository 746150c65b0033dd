"""How many examples each generated law is tried on: few and always the same; LAWS_EXAMPLES=200 tries other ones."""

import os

from hypothesis import HealthCheck, Phase, settings

ASKED = os.environ.get("LAWS_EXAMPLES", "")
# Everything is undone after each example, so that one world serves them all.
examples = settings(
    max_examples=int(ASKED or 6),
    deadline=None,
    derandomize=not ASKED,
    phases=[Phase.generate, *([Phase.shrink] if ASKED else [])],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
