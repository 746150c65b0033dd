"""Bringing the shipped content in, in both languages. What editors have changed since is never overwritten."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
)

from cms.models import ContentPage, HomePage, LegalPage, LessonPage, ModulePage, ProgrammePage

DATA = Path(__file__).resolve().parent / "data"
LANGUAGES = ("fr", "en")
# Authors write and submit; the Secretariat approves and publishes.
APPROVES = "Secretariat"
RIGHTS = {
    "Content authors": ("add_page", "change_page"),
    APPROVES: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
# A page is made of pictures and files, and of its translation.
ON_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
ANYWHERE = "submit_translation"


@transaction.atomic
def load_site() -> None:
    """Locales, home, programme and legal pages in French and English, the moderation workflow. Twice is once."""
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    site: Mapping[str, Any] = json.loads((DATA / "site.json").read_text(encoding="utf-8"))
    home = _home(site["home"])
    for line in site["programmes"]:
        _pair(ProgrammePage, home, line, fields={"component": line["component"]})
    for line in site["legal"]:
        _pair(LegalPage, home, line)
    _moderation(home)


def _home(data: Mapping[str, Any]) -> dict[str, ContentPage]:
    known = HomePage.objects.filter(locale__language_code="fr").first()
    if known:
        return _languages(known)
    root = Page.get_first_root_node()
    for welcome in root.get_children().exact_type(Page):
        Site.objects.filter(root_page=welcome).update(root_page=root)
        welcome.delete()
    pages = _pair(HomePage, dict.fromkeys(LANGUAGES, root), data)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": pages["fr"], "site_name": data["title_fr"]},
    )
    return pages


def _languages(page: ContentPage) -> dict[str, ContentPage]:
    pages = page.get_translations(inclusive=True).select_related("locale")
    return {one.locale.language_code: one for one in pages}


def _pair(
    kind: type[ContentPage],
    parents: Mapping[str, Page],
    data: Mapping[str, Any],
    *,
    fields: Mapping[str, Any] | None = None,
) -> dict[str, ContentPage]:
    """A page in French and its translation, linked; an existing pair is returned as it is."""
    parent = parents["fr"]
    known = kind.objects.child_of(parent).filter(slug=data["slug"]).first()
    if known:
        return _languages(known)
    made: dict[str, ContentPage] = {}
    for code in LANGUAGES:
        page = kind(
            locale=Locale.objects.get(language_code=code),
            slug=data["slug"] if code == "fr" or parents["en"] != parent else f"{data['slug']}-en",
            title=data[f"title_{code}"],
            introduction=data.get(f"introduction_{code}", ""),
            body=_body(data.get(f"body_{code}", "")),
            **(fields or {}),
        )
        if made:
            page.translation_key = made["fr"].translation_key
        parents[code].add_child(instance=page)
        page.save_revision().publish()
        made[code] = page
    return made


def _body(content: Any) -> list[tuple[str, Any]]:
    """Rich text as one block, or blocks as they are."""
    if isinstance(content, str):
        return [("text", content)] if content else []
    return list(content)


def _moderation(home: Mapping[str, ContentPage]) -> None:
    """Wagtail's own workflow on the whole site: who writes, who approves, who publishes."""
    workflow = Workflow.objects.filter(active=True).first()
    for page in home.values():
        if workflow:
            WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
        for name, words in RIGHTS.items():
            group = Group.objects.get_or_create(name=name)[0]
            for word in words:
                GroupPagePermission.objects.get_or_create(group=group, page=page, permission=_permission(word))
    for name in RIGHTS:
        _rights_on_files(Group.objects.get(name=name))
    for task in GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow):
        task.groups.add(Group.objects.get(name=APPROVES))


def _rights_on_files(group: Group) -> None:
    root = Collection.get_first_root_node()
    for word in ON_FILES:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=_permission(word))
    group.permissions.add(_permission(ANYWHERE))


def _permission(codename: str) -> Permission:
    apps = ("wagtailcore", "wagtailimages", "wagtaildocs", "wagtail_localize")
    return Permission.objects.get(content_type__app_label__in=apps, codename=codename)


@transaction.atomic
def load_module(data: Mapping[str, Any]) -> None:
    """A distance module with its lessons, in both languages. A module that is there stays as editors left it."""
    home = _languages(HomePage.objects.get(locale__language_code="fr"))
    module = _pair(
        ModulePage,
        home,
        {
            "slug": data["content_key"],
            "title_fr": data["title_fr"],
            "title_en": data["title_en"],
            "introduction_fr": data["summary_fr"],
            "introduction_en": data["summary_en"],
            "body_fr": _outcomes(data, "fr"),
            "body_en": _outcomes(data, "en"),
        },
        fields={
            "content_key": data["content_key"],
            "notional_hours": data["notional_hours"],
            "is_demonstration": True,
        },
    )
    for lesson in data["lessons"]:
        words = {f"title_{code}": lesson[f"title_{code}"] for code in LANGUAGES}
        bodies = {f"body_{code}": _lesson_body(lesson, code) for code in LANGUAGES}
        fields = {"lesson_key": lesson["key"], "minutes": lesson["minutes"], "is_demonstration": True}
        _pair(LessonPage, module, {"slug": lesson["key"], **words, **bodies}, fields=fields)


def _outcomes(data: Mapping[str, Any], code: str) -> list[tuple[str, Any]]:
    heading = {"fr": "Au terme de ce module, vous saurez", "en": "After this module you will be able to"}[code]
    items = "".join(f"<li>{outcome[code]}</li>" for outcome in data["outcomes"])
    blocks: list[tuple[str, Any]] = [("text", f"<h2>{heading}</h2><ul>{items}</ul>")]
    invitation = {"fr": "Passer le test du module", "en": "Take the module’s test"}[code]
    return [*blocks, ("embedded_test", {"test_key": data["test"], "invitation": invitation})]


def _lesson_body(lesson: Mapping[str, Any], code: str) -> list[tuple[str, Any]]:
    blocks: list[tuple[str, Any]] = [("text", lesson[f"text_{code}"])]
    other = "en" if code == "fr" else "fr"
    blocks += [("glossary_term", {"term": term[code], "other_language": term[other]}) for term in lesson["terms"]]
    if lesson.get(f"answer_{code}"):
        question = {"question": lesson[f"activity_{code}"], "answer": lesson[f"answer_{code}"]}
        return [*blocks, ("self_check", question)]
    title = {"fr": "À vous", "en": "Your turn"}[code]
    activity = f"<p>{lesson[f'activity_{code}']}</p>"
    return [*blocks, ("callout", {"tone": "info", "title": title, "text": activity})]
