"""What a page says to everybody alike is rendered once, and nothing of one visitor reaches another."""

from collections.abc import Callable

import pytest
from django.template import Context, Engine, Template, TemplateSyntaxError
from django.template.context_processors import csrf
from django.test import RequestFactory
from django.utils import translation

from academy.lib.templatetags import keeping


def page(text: str, **parts: str) -> Template:
    """A page with the templates that it names."""
    loaders = [("django.template.loaders.locmem.Loader", parts)]
    return Engine(loaders=loaders, builtins=[keeping.__name__]).from_string(text)


def counting() -> Callable[[], int]:
    asked: list[None] = []

    def ask() -> int:
        asked.append(None)
        return len(asked)

    return ask


def test_a_text_is_rendered_once_for_each_language_and_each_value() -> None:
    shown = page('{% kept "part" kind=kind with number=ask %}', part="{{ kind }}{{ number }}")
    ask, said = counting(), []
    for language, kind in (("en", "a"), ("en", "b"), ("en", "a"), ("fr", "a"), ("en", "a")):
        with translation.override(language):
            said.append(shown.render(Context({"ask": ask, "kind": kind})))
    assert said == ["a1", "b2", "a1", "a3", "a1"]


def test_each_place_keeps_its_own() -> None:
    shown = page('{% kept "one" %}, {% kept "two" %}', one="1", two="2")
    assert [shown.render(Context()) for _ in range(2)] == ["1, 2"] * 2


def test_inside_nothing_is_known_but_what_is_named() -> None:
    shown = page('{% kept "part" code=code %}', part="{{ code }}|{{ user }}|{{ request.path }}")
    around = {"code": "<X>", "user": "Amina", "request": RequestFactory().get("/mine/")}
    assert shown.render(Context(around)) == "&lt;X&gt;||"


def test_the_token_of_a_form_is_each_visitors_own() -> None:
    shown = page('{% kept "part" %}{{ csrf_token }}', part="{% csrf_token %}")
    for _ in range(2):
        own = str(csrf(RequestFactory().get("/"))["csrf_token"])
        field = f'<input type="hidden" name="csrfmiddlewaretoken" value="{own}">'
        assert shown.render(Context({"csrf_token": own})) == f"{field}{own}"


def test_the_newest_texts_are_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 2)
    shown, ask = page('{% kept "part" kind=kind with number=ask %}', part="{{ number }}"), counting()
    assert [shown.render(Context({"kind": kind, "ask": ask})) for kind in "abcba"] == ["1", "2", "3", "2", "4"]


@pytest.mark.parametrize("wrong", ["kind", "with kind", "a=b c"])
def test_what_is_no_name_and_value_is_refused(wrong: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        page(f'{{% kept "part" {wrong} %}}')
