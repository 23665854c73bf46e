"""A node's text as a reader meets it."""

import re

from docutils import nodes


def plain_text(node: nodes.Node) -> str:
    """Return the text under a node, without its inline HTML and comments."""
    words = (
        text.astext() for text in node.findall(nodes.Text) if not isinstance(text.parent, nodes.raw)
    )
    return re.sub(r"\s+", " ", "".join(words)).strip()
