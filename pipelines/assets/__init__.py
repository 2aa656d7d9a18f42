"""The Dagster code location: assets by stage, their checks, the sensor. The work is in the functions that they call.

documents.py   source_documents, registers, parsed_documents   one partition a document
tables.py      one asset a table of the contract
checks.py      one asset check an expectation
package.py     the published package
release.py     the release of it
sensor.py      a new or changed document asks for a build
metadata.py    what the assets show: schemas, lineage, previews
"""

import warnings

import dagster as dg

# Partitions of one run (backfill_policy) are marked as beta; the lock pins the version that they were tried with.
warnings.filterwarnings("ignore", category=dg.BetaWarning)
