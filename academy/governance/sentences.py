"""Why a value or a draft cannot stand, as sentences for who drafts; every code has one."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.governance.domain.drafts import Problem
from academy.governance.domain.parameters import LARGEST, Wrong
from academy.governance.models import ActivityKind
from academy.lib.dates import date_format


def credits_words(hundredths: int) -> str:
    words = ngettext("%(amount)s credit", "%(amount)s credits", max(1, -(-abs(hundredths) // 100)))
    return words % {"amount": amount_words(hundredths)}


def amount_words(hundredths: int) -> str:
    """ "6.00" in English, "6,00" in French."""
    return str(number_format(hundredths / 100, decimal_pos=2))


def category_words(category: str) -> str:
    return str(ActivityKind(category).label) if category in ActivityKind.values else category


def setting_words(name: str) -> str:
    """A setting's name as a person says it."""
    words = {
        "share_percent": _("share of the sessions in per cent"),
        "pass_percent": _("pass mark in per cent"),
        "module": _("module"),
        "assignment": _("assignment"),
        "test": _("test"),
        "subject": _("subject"),
        "content": _("distance module"),
        "needs": _("what is needed"),
        "kind": _("kind"),
    }
    return words.get(name, name)


def amount_sentence(code: str) -> str:
    sentences = {
        "credits_missing": _("Type an amount of credits, for example 6.00; 0 for none."),
        "credits_not_a_number": _("This is not an amount of credits. Type figures only, for example 6.00."),
        "credits_negative": _("An amount of credits cannot be negative. Type 0 or more."),
        "credits_three_decimals": _("Credits are counted in hundredths: type at most two decimals, for example 6.25."),
        "credits_too_large": _("More than %(largest)s credits cannot be set for one line.")
        % {"largest": amount_words(LARGEST)},
        "credits_too_small": _("Type an amount greater than 0."),
    }
    return sentences[code]


def setting_sentence(wrong: Wrong) -> str:
    name = setting_words(wrong.name)
    sentences = {
        "missing": _("%(name)s: this is missing."),
        "unknown_setting": _("%(name)s: this kind of requirement has no such setting."),
        "unknown_kind": _("There is no such kind of requirement."),
        "not_a_key": _("%(name)s: choose one that exists."),
        "not_keys": _("%(name)s: name requirements of the same activity."),
        "named_twice": _("%(name)s: “%(key)s” is named twice."),
        "not_a_number": _("%(name)s: type a whole number."),
        "out_of_bounds": _("%(name)s: type a whole number from %(low)s to %(high)s."),
    }
    words = sentences[wrong.code] % {"key": "", "low": "", "high": "", **wrong.values, "name": name}
    return words[:1].upper() + words[1:]


def problem_sentence(problem: Problem, *, activity: str = "", requirement: str = "") -> str:
    """What is wrong, where, and what would mend it. activity and requirement: titles, where the caller knows them."""
    values = {
        "component": problem.component,
        "activity": activity or problem.activity,
        "requirement": requirement or problem.requirement,
        **_said(problem.values),
    }
    if problem.code.startswith("credits_"):
        return _at_requirement(values, amount_sentence(problem.code))
    if problem.code.startswith("setting_"):
        wrong = Wrong(name=problem.values["name"], code=problem.code.removeprefix("setting_"), values=problem.values)
        return _at_requirement(values, setting_sentence(wrong))
    return _sentences()[problem.code] % values


def _at_requirement(values: Mapping[str, Any], sentence: str) -> str:
    return _("%(activity)s, “%(requirement)s”: %(sentence)s") % {**values, "sentence": sentence}


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as a person reads them: days in full, amounts in credits, categories by their name."""
    said: dict[str, Any] = dict(values)
    for name in ("from", "until", "day", "last"):
        if name in said:
            said[name] = date_format(said[name])
    for name in ("required", "most", "parts"):
        if name in said:
            said[name] = amount_words(said[name])
    if "category" in said:
        said["category"] = category_words(said["category"])
    if "keys" in said:
        said["keys"] = " → ".join([*said["keys"], said["keys"][0]])
    return said


def _sentences() -> dict[str, str]:
    return _sentences_of_the_list() | _sentences_of_requirements() | _sentences_of_levels()


def _sentences_of_the_list() -> dict[str, str]:
    return {
        "empty": _("The draft designates no activity and sets no level: there is nothing to vote on."),
        "component_closed": _(
            "Component III is closed until the Permanent Correspondents’ decision on a feasibility study is recorded "
            "(P-PG (2020) 10, P-PG/Academy, item 11): nothing can be set for it."
        ),
        "longer_than_a_year": _(
            "Activities are identified each year (P-PG (2020) 10, P-PG/Academy, item 6): a list that begins on that "
            "day ends on %(last)s at the latest, not on %(until)s."
        ),
        "overlap": _(
            "%(activity)s (Component %(component)s) is also governed by resolution %(number)s from %(from)s to "
            "%(until)s. Change the period, or say that this resolution supersedes %(number)s."
        ),
        "overlapping_level": _(
            "The level of Component %(component)s is also set by resolution %(number)s from %(from)s to %(until)s. "
            "Change the period, or say that this resolution supersedes %(number)s."
        ),
        "outside_mandate": _(
            "%(activity)s: its mandate %(mandate)s does not cover %(day)s. Shorten the period, or have the Permanent "
            "Correspondents’ renewal of the mandate recorded first."
        ),
        "no_reason": _(
            "%(activity)s is not capacity building: give the reason why it is deemed suitable, in both languages "
            "(P-PG (2020) 10, P-PG/Academy, item 6)."
        ),
        "no_topics": _(
            "It designates activities and names no topic: the Board identifies the topics and activities of a year and "
            "the Permanent Correspondents endorse both (P-PG (2020) 10, P-PG/Academy, item 6). Name at least one topic."
        ),
        "not_considered": _(
            "This list renews that of %(number)s: say in both languages how the evaluations, the conclusions and the "
            "participants’ needs were taken into account (P-PG (2020) 10, P-PG/Training, item 4; P-PG/Academy, item 4)."
        ),
        "curriculum_not_designated": _(
            "%(activity)s (Component %(component)s) has a curriculum but is not designated. Designate it, or remove "
            "its modules."
        ),
        "no_curriculum": _(
            "%(activity)s has no curriculum: the mandate fixes %(fixed)s modules, and a module counts only under an "
            "adopted version."
        ),
        "too_few_modules": _(
            "%(activity)s: the curriculum has %(found)s modules; the text asks for several, at least %(least)s "
            "(P-PG (2020) 10, P-PG/Academy, item 7). Add a module."
        ),
        "wrong_number_of_modules": _(
            "%(activity)s, version %(version)s: the curriculum has %(found)s modules; the mandate fixes %(fixed)s, "
            "numbered from 1."
        ),
    }


def _sentences_of_requirements() -> dict[str, str]:
    return {
        "not_designated": _(
            "“%(requirement)s” is asked for %(activity)s, which is not designated for Component %(component)s. "
            "Designate it, or remove the requirement."
        ),
        "test_in_component_one": _(
            "%(activity)s, “%(requirement)s”: Component I attests presence and active participation only, so no test "
            "can be asked for (P-PG (2020) 10, P-PG/Academy, item 7)."
        ),
        "needs_nothing_known": _(
            "%(activity)s, “%(requirement)s” needs “%(key)s”, which the draft does not ask for. Choose among the "
            "requirements of the activity."
        ),
        "circle": _(
            "%(activity)s: these requirements wait for each other, so that none can ever be met: %(keys)s. "
            "Remove one of them from what another needs."
        ),
        "nothing_needs_it": _(
            "%(activity)s (Component %(component)s), “%(requirement)s” is asked for, but nothing needs it: it gives no "
            "credit, and no module or award waits for it. Add it to what a module or an award needs, or remove it."
        ),
        "module_not_adopted": _(
            "%(activity)s, “%(requirement)s” speaks of module %(module)s, which is in no curriculum that the draft "
            "adopts. Add the module to the curriculum, or choose another."
        ),
    }


def _sentences_of_levels() -> dict[str, str]:
    return {
        "limit_without_level": _(
            "Component %(component)s: a ceiling or a part is set for “%(category)s”, but the component has no level. "
            "Set the level, or remove it."
        ),
        "level_of_nothing": _("Component %(component)s: a level needs more than 0 credits."),
        "level_without_activity": _(
            "Component %(component)s: a level is set, but no activity is designated by which it could be reached."
        ),
        "out_of_reach": _(
            "Component %(component)s: the level of %(required)s credits is out of reach. All that is designated gives "
            "at most %(most)s credits after ceilings (yearly lists that count together: %(lists)s). Lower the level, "
            "designate more, or say for how many months a credit counts."
        ),
        "never_in_reach": _(
            "Component %(component)s: the level of %(required)s credits is out of reach, even over %(lists)s yearly "
            "lists. All that is designated gives at most %(most)s credits after ceilings. Lower the level, raise the "
            "ceilings, or designate more."
        ),
        "part_out_of_reach": _(
            "Component %(component)s: at least %(required)s credits must come from “%(category)s”, but all that is "
            "designated gives at most %(most)s there after ceilings."
        ),
        "parts_above_level": _(
            "Component %(component)s: the parts of the level add up to %(parts)s credits, more than the level of "
            "%(required)s."
        ),
        "not_together": _(
            "Component %(component)s: each part of the level can be reached, but no course reaches all of them."
        ),
        "no_participation": _(
            "%(activity)s (Component %(component)s) asks for no participation: the text asks for participation, "
            "exercises and tests (P-PG (2020) 10, P-PG/Academy, item 7). Add attendance or active participation."
        ),
        "no_exercise": _(
            "%(activity)s (Component %(component)s) asks for no exercise, which the text asks for "
            "(P-PG (2020) 10, P-PG/Academy, item 7). Add an assignment, a presentation or other work that is marked."
        ),
        "no_test": _(
            "%(activity)s (Component %(component)s) asks for no test, which the text asks for "
            "(P-PG (2020) 10, P-PG/Academy, item 7). Add a test."
        ),
        "no_thesis": _(
            "%(activity)s (Component %(component)s) asks for no thesis, which the text asks for "
            "(P-PG (2020) 10, P-PG/Academy, item 7). Add a thesis."
        ),
        "modules_not_asked": _(
            "%(activity)s (Component %(component)s): the requirements name %(found)s modules to be completed; the text "
            "asks for at least %(least)s (P-PG (2020) 10, P-PG/Academy, item 7). Add a requirement “module completed” "
            "for each module."
        ),
        "validity_too_short": _(
            "Component %(component)s: credits would count for %(months)s months, less than the %(span)s that the "
            "component lasts."
        ),
        "extension_without_span": _(
            "Component %(component)s: an extension means something only for the span that the mandate sets for "
            "Components II and III, and is at least one month."
        ),
        "recognition_of_presence": _(
            "Component I attests presence and active participation (P-PG (2020) 10, P-PG/Academy, item 7): earlier "
            "learning cannot stand for being there."
        ),
        "no_other_component": _(
            "Component %(component)s: credits of other components are to count, but no activity of another component "
            "gives any."
        ),
    }
