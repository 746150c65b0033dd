"""Every name in the import contract is a module that exists: a pattern that matches nothing protects nothing."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def modules() -> set[str]:
    found = set()
    for top in ("academy", "courses", "credits", "certificates", "cms"):
        for path in (ROOT / top).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def matches(pattern: str, known: set[str]) -> bool:
    if "*" not in pattern:
        return pattern in known
    prefix, _, suffix = pattern.partition("*")
    if pattern.startswith("**."):
        return any(name.endswith(pattern[2:]) for name in known)
    return any(name.startswith(prefix) and name.endswith(suffix) and len(name) > len(prefix) for name in known)


def test_every_pattern_of_the_contract_matches_a_module() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    named = {
        name
        for contract in contracts
        for key in ("protected_modules", "allowed_importers", "modules", "source_modules", "containers")
        for name in contract.get(key, [])
    }
    known = modules()
    assert sorted(name for name in named if not matches(name, known)) == []
