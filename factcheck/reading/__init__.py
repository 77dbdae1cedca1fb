"""Files to articles: front-matter text, plain text, HTML, JSON lines, standard input and folders of them."""

from factcheck.reading.files import MAX_BYTES, iter_articles, nothing_read, read

__all__ = ["MAX_BYTES", "iter_articles", "nothing_read", "read"]
