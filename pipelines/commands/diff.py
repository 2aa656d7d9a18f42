"""``proceedings diff``: what changed between two releases."""

from __future__ import annotations

import sys
from pathlib import Path

from pipelines.commands.console import Exit, Stop


def run(before: Path, now: Path, form: str) -> None:
    """Compare two packages or zips, and print the rows that were added, removed, changed and renamed."""
    from pipelines.release.diff import compare, to_json
    from pipelines.release.facts import ReleaseError
    from pipelines.release.notes import as_markdown, redirect_lines

    for path in (before, now):
        if not path.exists():
            raise Stop(f"There is nothing at {path}.", Exit.UNREADABLE)
    try:
        diff = compare(before, now)
    except (ReleaseError, OSError, ValueError, KeyError) as error:
        raise Stop(f"The two can't be compared: {error}", Exit.UNREADABLE) from error
    if form == "json":
        sys.stdout.write(to_json(diff).decode())
        return
    if form == "redirects":
        sys.stdout.writelines(f"{line}\n" for line in redirect_lines(diff))
        return
    sys.stdout.write(as_markdown(diff) + "\n")
    gone = list(redirect_lines(diff))
    if gone:
        sys.stdout.write(
            "\nIdentifiers are gone. What to add to sources/registers/redirects.yaml, with the reasons:\n\n"
        )
        sys.stdout.writelines(f"    {line}\n" for line in gone)
