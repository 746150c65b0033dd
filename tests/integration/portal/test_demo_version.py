"""A folder in which another version of the story was played is not continued: the visitor is told what to do."""

from io import StringIO
from pathlib import Path

import pytest
from django.db import connection

from academy.portal.demo.report import Report
from academy.portal.demo.scene import Scene


def scene_in(folder: Path) -> Scene:
    return Scene(report=Report(out=StringIO()), folder=folder, applications=Path("unused.csv"))


def test_a_new_folder_is_marked_and_can_be_continued(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    assert scene_in(tmp_path / "new").is_of_this_version()
    monkeypatch.undo()
    assert scene_in(tmp_path / "new").is_of_this_version()


def test_a_story_of_another_version_is_not_continued(db: None, tmp_path: Path) -> None:
    assert not scene_in(tmp_path).is_of_this_version()
    (tmp_path / "story").write_text("2")
    assert not scene_in(tmp_path).is_of_this_version()
