"""``make accuracy``: measure all that can be measured here, keep the figures, write the page of the docs.

Refuses to keep a figure that is lower than the last release's, unless ``--accept-lower`` says that it is meant.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.accuracy.development import on_development, present
from benchmarks.accuracy.measure import on_gold
from benchmarks.accuracy.page import page
from pipelines.accuracy.figures import RESULTS, Figure, dropped, published, write
from pipelines.workspace import ROOT

PAGE = ROOT / "docs" / "accuracy.md"
RIVALS = Path(__file__).with_name("rivals.json")
GENERATED = 300
"""Generated documents that are measured, the same in each run."""


def main(arguments: list[str] | None = None) -> int:
    """Measure, compare with the last release, write; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--accept-lower", action="store_true", help="keep figures that dropped")
    parser.add_argument("--generated", type=int, default=GENERATED, metavar="N", help="generated documents; 0 for none")
    parser.add_argument("--page", action="store_true", help="only write the page again from the figures kept")
    chosen = parser.parse_args(arguments)
    if chosen.page:
        write_page(published())
        return 0
    now = measure(chosen.generated)
    worse = dropped(now, published())
    if worse:
        print("Lower than the last release:", *worse, sep="\n  ", file=sys.stderr)
        if not chosen.accept_lower:
            print("Nothing was written. If this is meant: make accuracy LOWER=--accept-lower", file=sys.stderr)
            return 1
    kept = together(now, published())
    RESULTS.write_text(write(kept), encoding="utf-8")
    write_page(kept)
    print(
        f"{len(now)} figures measured, {len(kept)} kept in {RESULTS.relative_to(ROOT)}; {PAGE.relative_to(ROOT)} written."
    )
    return 0


def measure(generated: int) -> list[Figure]:
    """All figures that can be measured here and now."""
    today = date.today()
    made = on_gold(today)
    if present():
        made += on_development(today)
    else:
        print("The development documents are not here; their figures stay as they were.", file=sys.stderr)
    if generated:
        from benchmarks.accuracy.generated import on_generated

        made += on_generated(today, generated)
    return made


def together(now: list[Figure], before: list[Figure]) -> list[Figure]:
    """What was measured now, and what was measured before on documents that are not here now."""
    sets = {figure.measured_on for figure in now}
    return [*now, *(figure for figure in before if figure.measured_on not in sets)]


def write_page(figures: list[Figure]) -> None:
    """Write the page of the docs."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(figures, rivals()), encoding="utf-8")


def rivals() -> dict[str, Any] | None:
    """The last comparison with other tools, if there was one."""
    return json.loads(RIVALS.read_text(encoding="utf-8")) if RIVALS.exists() else None


if __name__ == "__main__":
    sys.exit(main())
