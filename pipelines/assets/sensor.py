"""A new, changed or removed document asks for a build."""

import json
from collections.abc import Mapping, Sequence

import dagster as dg

from pipelines.assets.documents import DOCUMENTS, Folders
from pipelines.build import find
from pipelines.sources import Source, digest, folder_digest

REGISTERS = "registers/"
"""How the registers are called in the cursor; no document has a slash in its name."""

build_all = dg.define_asset_job(
    "build_all",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets("release"),
    description=(
        "The whole build: every document, all tables, all checks, the package. Unchanged documents are not read again."
    ),
)


def state_of(sources: Sequence[Source], registers: str) -> dict[str, str]:
    """What the sensor compares: the hash of each document with its listing, and of the registers."""
    state = {s.document_id: digest(s.fingerprint.encode(), (s.refusal or "").encode())[:20] for s in sources}
    return {**state, REGISTERS: registers[:20]}


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, list[str]]:
    """What is new, changed or gone."""
    return {
        "new": sorted(set(now) - set(before)),
        "changed": sorted(key for key in set(now) & set(before) if now[key] != before[key]),
        "removed": sorted(set(before) - set(now)),
    }


@dg.sensor(
    job=build_all,
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Sees new, changed and removed documents in the sources folder by their hash, and asks for a build.",
)
def new_documents(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult:
    workspace = folders.workspace
    now = state_of(find(workspace), folder_digest(workspace.registers))
    before = json.loads(context.cursor) if context.cursor else {}
    found = changes(before, now)
    if not any(found.values()):
        return dg.SensorResult(skip_reason=f"{len(now) - 1} documents, none new or changed.")
    name = DOCUMENTS.name or ""
    known = set(context.instance.get_dynamic_partitions(name))
    add = sorted(set(now) - known - {REGISTERS})
    gone = sorted(known - set(now))
    requests = [DOCUMENTS.build_add_request(add)] if add else []
    tags = {f"proceedings/{what}": ", ".join(keys)[:250] for what, keys in found.items() if keys}
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=digest(json.dumps(now, sort_keys=True).encode())[:32], tags=tags)],
        dynamic_partitions_requests=[*requests, *([DOCUMENTS.build_delete_request(gone)] if gone else [])],
        cursor=json.dumps(now, sort_keys=True),
    )
