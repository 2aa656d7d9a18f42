"""The command line ``proceedings``. Here are the commands and their options; pipelines/commands/ does the work.

Heavy libraries are loaded by the command that needs them, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from pipelines.commands.console import Exit, Stop, err

app = typer.Typer(
    name="proceedings",
    help="The record of United Nations meetings as data: build it, ask it, and get from any row to the words of its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Package = Annotated[
    Path | None,
    typer.Option("--package", "-p", metavar="DIR", help="The package to read; the project's dist/ if not given."),
]
Document = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="PDF, Word, HTML, Markdown or plain text.")]
QueryFormat = Literal["table", "markdown", "csv", "json"]
TablesFormat = Literal["table", "markdown"]
RowFormat = Literal["text", "json"]
DiffFormat = Literal["markdown", "json", "redirects"]


@app.command()
def build(
    sources: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            metavar="DIR",
            help="Folder of documents; the project's sources/ if not given.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the package goes; the project's dist/ if not given.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Build even if nothing has changed.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with code 3 if any document could not be used.")
    ] = False,
) -> None:
    """Read the documents and publish the package: Parquet, CSV, DuckDB, descriptor.

    What has not changed is not done again. A document that can't be used is named, and the others go through. If a check
    of severity error fails, nothing is published and the last good package stays.
    """
    from pipelines.commands.build import run

    run(sources, out, force, strict)


@app.command()
def validate(
    package: Annotated[
        Path | None, typer.Argument(help="Folder of the package; the project's dist/ if not given.")
    ] = None,
) -> None:
    """Check a package: descriptor, hashes, keys and types, agreement of the formats, and the truths of the field."""
    from pipelines.commands.validate import run

    run(package)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="SQL, or a file that ends in .sql.")],
    form: Annotated[QueryFormat, typer.Option("--format", "-f", help="How to print the answer.")] = "table",
    package: Package = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A value that the SQL reads with getvariable('NAME')."),
    ] = None,
) -> None:
    """Ask the package in SQL, for example: proceedings query "FROM meetings"."""
    from pipelines.commands.query import run

    run(sql, form, package, settings or ())


@app.command()
def tables(
    table: Annotated[str | None, typer.Argument(help="One table, with its columns and their values.")] = None,
    form: Annotated[TablesFormat, typer.Option("--format", "-f", help="How to print it.")] = "table",
) -> None:
    """The dictionary: what tables there are, or what the columns of one mean."""
    from pipelines.commands.tables import run

    run(table, form)


@app.command()
def show(
    row_id: Annotated[
        str, typer.Argument(metavar="ROW_ID", help="Identifier of a row of any table; put it in quotes.")
    ],
    table: Annotated[str | None, typer.Option(help="Look in this table only.")] = None,
    form: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print it.")] = "text",
    package: Package = None,
) -> None:
    """A row with the passage that it came from, marked in its surroundings."""
    from pipelines.commands.show import run

    run(row_id, table, form, package)


@app.command()
def history(
    recommendation_id: Annotated[
        str, typer.Argument(metavar="ID", help="Identifier of a recommendation at any stage.")
    ],
    form: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print it.")] = "text",
    package: Package = None,
) -> None:
    """The life of a recommendation: each stage as a redline against the one before, with the comments made on it."""
    from pipelines.commands.history import run

    run(recommendation_id, form, package)


@app.command()
def check(file: Document) -> None:
    """Read one document and report what was understood, what not, and which names to add. Changes nothing."""
    from pipelines.commands.check import run

    run(file)


@app.command()
def add(
    file: Document,
    sources: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of documents; the project's sources/ if not given.")
    ] = None,
    document_id: Annotated[
        str | None,
        typer.Option("--id", metavar="NAME", help="Name of the document; made from its symbol if not given."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title; that of the document if not given.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published; made from its symbol if not given.")] = None,
) -> None:
    """Put a document in its place, byte for byte, with its source.yaml and its hash. The next build takes it."""
    from pipelines.commands.add import run

    run(file, sources, document_id, title, url)


@app.command()
def explore(
    package: Annotated[
        Path | None,
        typer.Option(
            "--package", "-p", metavar="DIR", help="Show this package instead of the one the site was built with."
        ),
    ] = None,
    site: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the site; the project's site/ if not given.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to serve at; 0 takes a free one.")] = 8000,
) -> None:
    """Serve the explorer on this machine and print its address. `make site` builds it."""
    from pipelines.commands.explore import run

    run(site, package, port)


@app.command()
def release(
    package: Package = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the zip goes; the project's release/ if not given.")
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since", exists=True, metavar="OLD", help="The release before, a zip or a folder, for the release notes."
        ),
    ] = None,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Keep the identifiers in expectations/, for the next release to be held against."),
    ] = False,
) -> None:
    """Make a release of the package: one zip with data, pages and records, the same bytes each time."""
    from pipelines.commands.release import run

    run(package, out, since, keep)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A release's zip, or the folder of a package.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, later.")],
    form: Annotated[DiffFormat, typer.Option("--format", "-f", help="How to print it.")] = "markdown",
) -> None:
    """What changed between two releases: rows added, removed, changed and renamed, by table and column."""
    from pipelines.commands.diff import run

    run(old, new, form)


@app.command()
def publish(
    target: Annotated[
        str,
        typer.Argument(metavar="TARGET", help="A folder, s3://BUCKET/PREFIX, zenodo, or zenodo:sandbox."),
    ],
    zipped: Annotated[
        Path | None, typer.Option("--release", metavar="FILE", help="The zip; the newest in release/ if not given.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Make the deposit at Zenodo; without it, it is only rehearsed.")
    ] = False,
    draft: Annotated[bool, typer.Option("--draft", help="Leave the deposit at Zenodo as a draft.")] = False,
) -> None:
    """Publish a release. The version and its being the latest appear together; credentials come from the environment."""
    from pipelines.commands.publish import run

    run(target, zipped, yes, draft)


def main() -> None:
    """Run a command, and end with an exit code and a message instead of a traceback where a person can mend it."""
    sys.exit(run_command())


def run_command(arguments: list[str] | None = None) -> int:
    """Run the command of ``arguments`` (those of the process if not given); returns its exit code."""
    try:
        return int(app(args=arguments, standalone_mode=True) or Exit.OK)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else Exit.OK
    except Stop as stop:
        err().print(str(stop), style="red", markup=False)
        return stop.code
    except KeyboardInterrupt:
        err().print("Interrupted. The last good package is untouched.", style="red")
        return Exit.INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has had enough
        sys.stdout = None
        return Exit.OK
    except Exception:
        err().print_exception(show_locals=False) if err().is_terminal else _print_traceback()
        err().print("\nThis is a fault of the program, not yours. Please report it with the lines above.", style="red")
        return Exit.FAULT


def _print_traceback() -> None:
    import traceback

    traceback.print_exc()


if __name__ == "__main__":
    main()
