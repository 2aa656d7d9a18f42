"""Make the explorer's site for a package: what ``make site`` and ``proceedings explore --package`` run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipelines.commands.console import Exit, Stop, counted, out
from pipelines.commands.dataset import package_folder
from pipelines.workspace import ROOT

APP = ROOT / "explorer" / "dist"
SITE = ROOT / "site"


def make(package: Path | None, folder: Path) -> int:
    """Put the site of a package (the project's own if None) into a folder; returns the number of its documents."""
    from pipelines.publish.site import SiteError, write_site

    source = package_folder(package)
    try:
        return write_site(source, APP, folder, ROOT / "queries", checks_of(source))
    except SiteError as error:
        raise Stop(str(error), Exit.UNREADABLE) from error


def checks_of(package: Path) -> list[dict[str, Any]]:
    """What the expectations say of a package, for the page that reports it."""
    import pyarrow.parquet as pq

    from pipelines.publish.descriptor import data_path
    from pipelines.tables.contract import load_contract
    from pipelines.validate.checks import check

    contract = load_contract()
    tables = {name: pq.read_table(package / data_path(name, "parquet")) for name in contract.tables}
    return [result.as_dict() for result in check(tables, contract=contract)]


def main() -> None:
    """Make the project's own site, and say where it is."""
    number = make(None, SITE)
    out().print(f"The explorer is in {SITE} ({counted(number, 'document')} of data). Serve it: proceedings explore")


if __name__ == "__main__":
    main()
