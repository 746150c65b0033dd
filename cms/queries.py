"""Reads of the content."""

from dataclasses import dataclass

from cms.models import LessonPage, ModulePage


@dataclass(frozen=True, kw_only=True)
class LessonRef:
    key: str
    title_fr: str
    title_en: str


def lessons_of(content_key: str) -> list[LessonRef]:
    """The lessons of a module in order, with their titles in both languages."""
    titles: dict[str, dict[str, str]] = {}
    for module in ModulePage.objects.filter(content_key=content_key).live().select_related("locale"):
        for lesson in module.lessons():
            titles.setdefault(lesson.lesson_key, {})[module.locale.language_code] = lesson.title
    return [
        LessonRef(key=key, title_fr=words.get("fr", ""), title_en=words.get("en", "")) for key, words in titles.items()
    ]


def module_url(content_key: str, language: str) -> str:
    """Address of the module's page in a language; "" where it has none."""
    page = ModulePage.objects.filter(content_key=content_key, locale__language_code=language).live().first()
    return str(page.url) if page and page.url else ""


def lesson_page(content_key: str, lesson_key: str, language: str) -> LessonPage | None:
    module = ModulePage.objects.filter(content_key=content_key, locale__language_code=language).first()
    return LessonPage.objects.child_of(module).filter(lesson_key=lesson_key).first() if module else None
