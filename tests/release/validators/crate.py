"""Validate a folder as a research object with ``roc-validator``, offline: run in the environment of ``requirements.txt``.

The context of RO-Crate comes from the ``rocrate`` package, which carries it; anything else that is asked of the network fails.
Prints what is wrong, one line a problem, and ends with code 1 if there is anything.
"""

import json
import sys
from importlib.resources import files
from pathlib import Path

import requests
from rocrate_validator import services
from rocrate_validator.models import Severity, ValidationSettings

CONTEXT = json.loads((files("rocrate") / "data" / "ro-crate.jsonld").read_text(encoding="utf-8"))


def answer(self: requests.Session, method: str, url: str, **options: object) -> requests.Response:
    """The context, whatever was asked for it; an error for everything else."""
    if url.rstrip("/") != CONTEXT["@id"]:
        raise requests.ConnectionError(f"asked for {url}, but validation is offline")
    response = requests.Response()
    response.status_code, response.url, response._content = 200, url, json.dumps(CONTEXT).encode()
    response.headers["Content-Type"] = "application/ld+json"
    return response


def main(folder: str, level: str) -> int:
    """Validate at ``level``: required or recommended."""
    requests.Session.request = answer
    version = CONTEXT["@id"].removesuffix("/context").rsplit("/", 1)[-1]
    settings = ValidationSettings(
        rocrate_uri=Path(folder),
        profile_identifier=f"ro-crate-{version}",
        requirement_severity=Severity[level.upper()],
        skip_availability_check=True,
    )
    result = services.validate(settings)
    for issue in result.get_issues():
        print(f"{issue.severity.name} {issue.check.identifier}: {issue.message}")
    return 0 if result.passed() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
