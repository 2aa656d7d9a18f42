"""A new, changed or removed document asks for a build; nothing else does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.documents import DOCUMENTS, Folders
from pipelines.assets.sensor import changes, new_documents
from pipelines.workspace import Workspace

from .conftest import SOURCES


class Watch:
    """The sensor on a folder: each look keeps the cursor and the partitions, as the daemon does."""

    def __init__(self, workspace: Workspace, instance: dg.DagsterInstance) -> None:
        self.workspace, self.instance = workspace, instance
        self.cursor: str | None = None

    def look(self) -> dg.SensorResult:
        context = dg.build_sensor_context(
            instance=self.instance, cursor=self.cursor, resources={"folders": Folders.of(self.workspace)}
        )
        result = new_documents(context)
        assert isinstance(result, dg.SensorResult)
        for request in result.dynamic_partitions_requests or ():
            if isinstance(request, dg.AddDynamicPartitionsRequest):
                self.instance.add_dynamic_partitions("documents", list(request.partition_keys))
            else:
                for key in request.partition_keys:
                    self.instance.delete_dynamic_partition("documents", key)
        self.cursor = result.cursor or self.cursor
        return result

    @property
    def partitions(self) -> list[str]:
        return sorted(self.instance.get_dynamic_partitions(str(DOCUMENTS.name)))


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    shutil.copytree(SOURCES, tmp_path / "sources")
    with dg.DagsterInstance.ephemeral() as instance:
        yield Watch(Workspace(tmp_path / "sources", tmp_path / "out", tmp_path / "cache"), instance)


def tags(result: dg.SensorResult) -> dict[str, str]:
    [request] = result.run_requests or ()
    return {key.removeprefix("proceedings/"): value for key, value in request.tags.items()}


def test_the_first_look_asks_for_everything(watch: Watch) -> None:
    result = watch.look()
    assert "report-2015" in tags(result)["new"]
    assert watch.partitions == [
        "chairs-summary-2019",
        "comments-note-2020",
        "draft-resolution-2022",
        "report-2015",
        "report-2020",
    ]


def test_nothing_new_asks_for_nothing(watch: Watch) -> None:
    watch.look()
    result = watch.look()
    assert not result.run_requests
    assert "none new or changed" in str(result.skip_reason)


def test_a_new_document(watch: Watch) -> None:
    watch.look()
    (watch.workspace.sources / "new.txt").write_text("1. A loose document.\n")
    assert tags(watch.look()) == {"new": "new"}
    assert "new" in watch.partitions


def test_a_changed_document(watch: Watch) -> None:
    watch.look()
    with (watch.workspace.sources / "report-2015" / "report-2015.md").open("a") as file:
        file.write("37. One more.\n")
    assert tags(watch.look()) == {"changed": "report-2015"}


def test_a_changed_listing(watch: Watch) -> None:
    watch.look()
    listing = watch.workspace.sources / "report-2015" / "source.yaml"
    listing.write_text(listing.read_text() + "colour: red\n")
    assert tags(watch.look()) == {"changed": "report-2015"}


def test_a_removed_document(watch: Watch) -> None:
    watch.look()
    shutil.rmtree(watch.workspace.sources / "report-2015")
    assert tags(watch.look()) == {"removed": "report-2015"}
    assert "report-2015" not in watch.partitions


def test_a_changed_register(watch: Watch) -> None:
    watch.look()
    (watch.workspace.sources / "registers" / "participants.yaml").open("a").write("# read again\n")
    assert tags(watch.look()) == {"changed": "registers/"}
    assert len(watch.partitions) == 5


def test_one_state_asks_once(watch: Watch) -> None:
    """The same state has the same run key, so that a daemon that forgot its cursor does not build twice."""
    first = watch.look().run_requests or ()
    watch.cursor = None
    again = watch.look().run_requests or ()
    assert [r.run_key for r in first] == [r.run_key for r in again]


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ({}, {}, {"new": [], "changed": [], "removed": []}),
        ({"a": "1"}, {"a": "1"}, {"new": [], "changed": [], "removed": []}),
        ({"a": "1", "b": "1"}, {"b": "2", "c": "1"}, {"new": ["c"], "changed": ["b"], "removed": ["a"]}),
    ],
)
def test_changes(before: dict[str, str], now: dict[str, str], found: dict[str, list[str]]) -> None:
    assert changes(before, now) == found
