"""How certificates look: one folder per design. A design turns a frozen payload into a PDF and knows nothing else.

Which one draws a certificate is frozen with its words, so that another design later changes nothing that was issued.
"""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from certificates.designs import classic, component_one, component_two

BY_NAME = {"classic": classic, "component_one": component_one, "component_two": component_two}
OF_COMPONENT = {"I": "component_one", "II": "component_two"}  # what is issued from now on
BEFORE = "classic"  # of payloads that name none


def design_of(payload: Mapping[str, Any]) -> ModuleType:
    """The design with which a payload was frozen."""
    return BY_NAME[payload.get("design", BEFORE)]
