"""The code location that ``workspace.yaml`` loads: ``dagster dev -w workspace.yaml``."""

from __future__ import annotations

import dagster as dg

from pipelines.assets.checks import expectations
from pipelines.assets.documents import Folders, parsed_documents, registers, source_documents
from pipelines.assets.package import package
from pipelines.assets.release import make_release, release
from pipelines.assets.sensor import build_all, new_documents
from pipelines.assets.tables import tables
from pipelines.workspace import Workspace

defs = dg.Definitions(
    assets=[source_documents, registers, parsed_documents, tables, package, release],
    asset_checks=[expectations],
    jobs=[build_all, make_release],
    sensors=[new_documents],
    resources={"folders": Folders.of(Workspace.from_environment())},
    executor=dg.in_process_executor,
)
