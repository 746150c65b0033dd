"""What a page says each time is put together once for each language."""

from django.utils import translation

from academy.lib.sayings import once_in_each_language


def test_it_is_put_together_once_for_each_language_and_argument() -> None:
    asked: list[tuple[str | None, int]] = []

    @once_in_each_language
    def said(number: int) -> str:
        asked.append((translation.get_language(), number))
        return f"{number}"

    for language, number in (("en", 1), ("fr", 1), ("en", 1), ("en", 2), ("fr", 1)):
        with translation.override(language):
            assert said(number) == f"{number}"
    assert asked == [("en", 1), ("fr", 1), ("en", 2)]
