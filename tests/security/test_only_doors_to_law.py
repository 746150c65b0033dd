"""Nobody changes a value otherwise: the drafting operations are the only door to what a resolution says.

Every admin viewset and snippet, every API view, every command and every module of ours is walked.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.urls import get_resolver
from wagtail.admin.viewsets import viewsets
from wagtail.snippets.models import get_snippet_models

from academy.governance import models
from tests.security.addresses import our_addresses

ROOT = Path(__file__).resolve().parents[2]
LAW = {
    models.Ceiling,
    models.CurriculumModule,
    models.DesignatedActivity,
    models.LevelPart,
    models.Requirement,
    models.Resolution,
    models.Threshold,
    models.Topic,
}
CONTENT = {model.__name__ for model in LAW} - {"Resolution"}
RELATIONS = {"designated_activities", "requirements", "thresholds", "ceilings", "level_parts", "curriculum", "topics"}
WRITES = {
    "create", "update", "delete", "save", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "add",
    "set", "remove", "clear",
}  # fmt: skip
DOOR = "academy/governance/operations/"
OURS = ("academy", "courses", "credits", "certificates", "cms")


def sources() -> Iterator[tuple[str, ast.AST]]:
    for folder in OURS:
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def names_in(node: ast.AST) -> set[str]:
    """Every name and attribute of an expression."""
    found = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    return found | {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Calls that write to something whose expression names a table or a relation of the law."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            named = names_in(node.func.value) & (CONTENT | RELATIONS)
            if named:
                yield node.lineno, f"{node.func.attr} on {', '.join(sorted(named))}"


def test_the_walk_sees_what_the_operations_write() -> None:
    seen = {name for name, tree in sources() if name.startswith(DOOR) and list(writes(tree))}
    assert {f"{DOOR}content.py", f"{DOOR}levels.py"} <= seen


def test_no_module_of_ours_writes_law_except_the_operations_of_governance() -> None:
    found = [
        f"{name}:{line} {what}" for name, tree in sources() if not name.startswith(DOOR) for line, what in writes(tree)
    ]
    assert found == []


def test_no_admin_screen_edits_law() -> None:
    registered = {getattr(viewset, "model", None) for viewset in viewsets.viewsets}
    assert registered & LAW == set()
    assert set(get_snippet_models()) & LAW == set()
    assert not apps.is_installed("django.contrib.admin")  # its screens would edit any table


def test_no_api_view_writes_governance() -> None:
    """Addresses of the API that speak of law answer reads only."""
    tables = {model._meta.label_lower for model in LAW}
    for name, address in our_addresses().items():
        view = address.handler
        queryset, serializer = getattr(view, "queryset", None), getattr(view, "serializer_class", None)
        touched = {getattr(getattr(queryset, "model", None), "_meta", None)}
        touched |= {getattr(getattr(getattr(serializer, "Meta", None), "model", None), "_meta", None)}
        if {meta.label_lower for meta in touched if meta} & tables:
            allowed = {method for method in ("post", "put", "patch", "delete") if hasattr(view, method)}
            assert not allowed, name


def test_no_generic_form_is_built_on_law() -> None:
    """A ModelForm or a serializer with one of these models would be another door."""
    found = []
    for name, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name == "Meta":
                for line in node.body:
                    if isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") == "model":
                        found += [f"{name}:{line.lineno}"] if names_in(line.value) & (CONTENT | {"Resolution"}) else []
    assert found == []


def test_no_command_of_ours_writes_law_past_the_operations() -> None:
    """Commands are modules of ours, walked above; here it is proved that each is found there."""
    ours = {name: app for name, app in get_commands().items() if str(app).startswith(tuple(f"{one}." for one in OURS))}
    walked = {name for name, _ in sources()}
    for name, app in ours.items():
        path = apps.get_app_config(str(app).rsplit(".", 1)[-1]).path
        assert (Path(path) / "management" / "commands" / f"{name}.py").relative_to(ROOT).as_posix() in walked


@pytest.mark.parametrize("table", sorted(model.__name__.lower() for model in LAW))
def test_no_address_is_named_after_a_table_of_law(table: str) -> None:
    """Wagtail and Django name their editing addresses after the model."""
    wrong = [name for name in get_resolver().reverse_dict if isinstance(name, str) and table in name]
    assert [name for name in wrong if not name.startswith(("governance:", "drafting:"))] == []
