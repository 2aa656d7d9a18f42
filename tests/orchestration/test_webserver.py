"""The real webserver, asked over GraphQL as its own pages ask: assets, checks, and a run of the whole build."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines.tables.contract import load_contract
from pipelines.validate.expectations import load_expectations

ROOT = Path(__file__).parents[2]
PATIENCE = 420.0
"""Seconds; a run takes ten on an idle machine."""

SETTINGS = """
telemetry: {enabled: false}
run_coordinator: {module: dagster._core.run_coordinator, class: DefaultRunCoordinator}
"""
"""Runs start at once: the daemon that would take them from a queue is not part of this test."""


class Server:
    def __init__(self, port: int, home: Path) -> None:
        self.url, self.home = f"http://127.0.0.1:{port}/graphql", home

    def ask(self, query: str, **variables: Any) -> Any:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(self.url, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            content = json.loads(answer.read())
        assert "errors" not in content, content["errors"]
        return content["data"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("webserver")
    (home / "dagster.yaml").write_text(SETTINGS)
    shutil.copytree(ROOT / "sources", home / "sources")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "DAGSTER_HOME": str(home),
        "DAGSTER_DISABLE_TELEMETRY": "yes",
        "PYTHONWARNINGS": "ignore",
        "PROCEEDINGS_SOURCES": str(home / "sources"),
        "PROCEEDINGS_OUT": str(home / "out"),
        "PROCEEDINGS_CACHE": str(home / "cache"),
    }
    command = [Path(sys.executable).with_name("dagster-webserver"), "-w", ROOT / "workspace.yaml", "-p", str(port)]
    log = (home / "log").open("w")
    # Away from the project's folder, whose .env would name its own DAGSTER_HOME.
    process = subprocess.Popen(command, env=environment, cwd=home, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield _ready(Server(port, home), process)
    finally:
        process.terminate()
        process.wait(30)


def _ready(server: Server, process: subprocess.Popen[bytes]) -> Server:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, (server.home / "log").read_text()
        try:
            server.ask("{ version }")
            return server
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    raise TimeoutError((server.home / "log").read_text())


def test_the_code_location_loads(server: Server) -> None:
    found = server.ask(
        "{ workspaceOrError { ... on Workspace { locationEntries { name locationOrLoadError { __typename } } } } }"
    )
    assert found["workspaceOrError"]["locationEntries"] == [
        {"name": "proceedings", "locationOrLoadError": {"__typename": "RepositoryLocation"}}
    ]


def test_assets_and_checks_are_shown(server: Server) -> None:
    query = """{ assetNodes {
        assetKey { path } groupName description isPartitioned
        assetChecksOrError { ... on AssetChecks { checks { name blocking description } } }
    } }"""
    nodes = {node["assetKey"]["path"][0]: node for node in server.ask(query)["assetNodes"]}
    assert set(load_contract().tables) | {
        "source_documents",
        "registers",
        "parsed_documents",
        "package",
        "release",
    } == set(nodes)
    assert nodes["parsed_documents"]["isPartitioned"]
    checks = {(t, c["name"]): c for t, n in nodes.items() for c in n["assetChecksOrError"].get("checks", [])}
    for expectation in load_expectations():
        assert checks[(expectation.table, expectation.name)]["blocking"] == (expectation.severity == "error")


LAUNCH = """mutation Launch($selector: JobOrPipelineSelector!) {
    launchRun(executionParams: {selector: $selector, mode: "default"}) {
        __typename
        ... on LaunchRunSuccess { run { runId } }
        ... on PythonError { message }
    }
}"""

STATUS = "query Status($id: ID!) { runOrError(runId: $id) { ... on Run { status } } }"

LATEST = """query Latest($asset: AssetKeyInput!) { assetNodeOrError(assetKey: $asset) { ... on AssetNode {
    assetMaterializations(limit: 1) { metadataEntries { label ... on IntMetadataEntry { intValue } } }
    assetChecksOrError { ... on AssetChecks { checks { name executionForLatestMaterialization {
        status evaluation { success severity description } } } } }
} } }"""


def test_the_whole_build_runs_from_the_webserver(server: Server) -> None:
    selector = {
        "repositoryLocationName": "proceedings",
        "repositoryName": "__repository__",
        "pipelineName": "build_all",
    }
    launched = server.ask(LAUNCH, selector=selector)["launchRun"]
    assert launched["__typename"] == "LaunchRunSuccess", launched
    until = time.monotonic() + PATIENCE
    status = ""
    while status not in ("SUCCESS", "FAILURE", "CANCELED") and time.monotonic() < until:
        time.sleep(0.5)
        status = server.ask(STATUS, id=launched["run"]["runId"])["runOrError"]["status"]
    assert status == "SUCCESS", (server.home / "log").read_text()[-4000:]
    assert (server.home / "out" / "datapackage.json").exists()

    statements = server.ask(LATEST, asset={"path": ["statements"]})["assetNodeOrError"]
    [latest] = statements["assetMaterializations"]
    assert {e["label"]: e.get("intValue") for e in latest["metadataEntries"]}["dagster/row_count"] == 77
    checks = {c["name"]: c for c in statements["assetChecksOrError"]["checks"]}
    assert checks["quote_equals_slice"]["executionForLatestMaterialization"]["status"] == "SUCCEEDED"
    # Egypt spoke in 2015 and is missing from that report's list of attendance: a truth about the source.
    absent = checks["speaker_was_in_attendance"]["executionForLatestMaterialization"]["evaluation"]
    assert (absent["success"], absent["severity"]) == (False, "WARN")
    assert "EGY" in absent["description"]
