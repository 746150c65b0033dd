"""The names that other apps may use."""

from pathlib import Path

from cms.operations import load_module, load_site
from cms.queries import LessonRef, lessons_of, module_url

DEMO_MODULE = Path(__file__).resolve().parent / "data" / "m_intro.json"

__all__ = ["DEMO_MODULE", "LessonRef", "lessons_of", "load_module", "load_site", "module_url"]
