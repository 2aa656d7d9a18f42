"""One content, many surfaces: the same document written as Word, PDF, HTML, Markdown and wrapped text."""
