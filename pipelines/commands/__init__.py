"""What the command line does, one module a command; ``pipelines/cli.py`` only names the commands and their options.

console.py   consoles, progress, tables of text, exit codes and the error that ends a command
dataset.py   the package that a command reads
reading.py   one document read on its own
"""
