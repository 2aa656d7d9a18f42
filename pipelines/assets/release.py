"""The release: the package as one zip that anyone can rebuild to the byte."""

import dagster as dg

from pipelines.assets.documents import Folders
from pipelines.assets.metadata import markdown
from pipelines.assets.package import package
from pipelines.publish.validate import PackageInvalid
from pipelines.release.facts import ReleaseError
from pipelines.release.make import release as make
from pipelines.release.pages.figures import headline
from pipelines.validate.checks import ChecksFailed


@dg.asset(
    group_name="publish",
    kinds={"zip"},
    deps=[package],
    description=(
        "The package with all that goes with it in one zip: README, codebook, datasheet, reports, records for catalogues, "
        "checksums. The same package gives the same bytes. `proceedings publish` puts it where people find it."
    ),
)
def release(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult[None]:
    workspace = folders.workspace
    try:
        made = make(workspace.out, workspace.out.with_name("release"), step=context.log.info)
    except (ReleaseError, ChecksFailed, PackageInvalid) as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    return dg.MaterializeResult(
        metadata={
            "version": made.identity.version,
            "file": dg.MetadataValue.path(str(made.path)),
            "sha256": made.sha256,
            "files": len(made.files),
            "figures": dg.MetadataValue.md(markdown(("what", "how many"), headline(made.facts, made.results))),
        }
    )


make_release = dg.define_asset_job(
    "make_release",
    selection=dg.AssetSelection.assets("release"),
    description="The release of the package as it stands. A build does not make one: a person decides when.",
)
