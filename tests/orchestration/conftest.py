"""A copy of the sources, and the code location pointed at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.documents import Folders
from pipelines.definitions import defs
from pipelines.workspace import Workspace

SOURCES = Path(__file__).parents[2] / "sources"


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Dagster's state of these tests, with the project's settings; else it would write below the user's home."""
    folder = tmp_path_factory.mktemp("dagster")
    shutil.copy(SOURCES.parent / ".dagster" / "dagster.yaml", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    home = tmp_path_factory.mktemp("project")
    shutil.copytree(SOURCES, home / "sources")
    return Workspace(home / "sources", home / "out", home / "cache")


@pytest.fixture(scope="module")
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made


def run(
    workspace: Workspace, instance: dg.DagsterInstance, job: str = "build_all", **options: object
) -> dg.ExecuteInProcessResult:
    """Run a job of the code location in this process, on the workspace; a failed run is returned, not raised."""
    return defs.resolve_job_def(job).execute_in_process(
        instance=instance,
        resources={"folders": Folders.of(workspace)},
        raise_on_error=False,
        **options,  # type: ignore[arg-type]
    )
