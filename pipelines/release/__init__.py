"""A release: the package with all that a reader or a machine wants beside it, in one zip that anyone can rebuild to the byte.

facts.py        what every page and every record of a release says: version, date, figures
contents.py     all files of a release
make.py         ``release``: checks, contents, zip
archive.py      the zip and the checksums, the same bytes each time
database.py     the DuckDB file, the same bytes each time
diff.py         what changed between two releases; notes.py tells it in words
identifiers.py  that no identifier is lost
metadata/       the records that machines look for, one module a standard
pages/          what people read: README, codebook, datasheet, diagram, report of the checks
targets/        where a release is published: a folder, a bucket, Zenodo
"""
