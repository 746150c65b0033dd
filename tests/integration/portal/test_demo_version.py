"""A folder in which another version of the story was played is not continued: the visitor is told what to do."""

from io import StringIO
from pathlib import Path

from academy.portal.demo.report import Report
from academy.portal.demo.scene import Scene
from tests.factories.world import Play


def scene_in(folder: Path) -> Scene:
    return Scene(report=Report(out=StringIO()), folder=folder, applications=Path("unused.csv"))


def test_a_new_folder_is_marked_and_can_be_continued(db: None, tmp_path: Path) -> None:
    assert scene_in(tmp_path / "new").is_of_this_version()
    assert scene_in(tmp_path / "new").is_of_this_version()


def test_a_story_of_another_version_is_not_continued(play: Play, tmp_path: Path) -> None:
    play(2)
    assert not scene_in(tmp_path / "old").is_of_this_version()
    (tmp_path / "story").write_text("2")
    assert not scene_in(tmp_path).is_of_this_version()
