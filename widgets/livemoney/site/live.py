"""What the pages need to be live: the calculators' script and style, and one Vega runtime."""

from __future__ import annotations

import json
import os
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective

from livemoney.calculator.page import html
from livemoney.calculator.vega import specification
from livemoney.charts.palette import DARK, LIGHT
from livemoney.charts.theme import SITE_BUILD
from livemoney.site.vega_runtime import vega_runtime

STATIC = Path(__file__).parent / "static"
VEGA = "vega.js"
SPECIFICATIONS = "calculators"
NEEDS_SCRIPT = ("data-calculator=", "data-browse")
# What opens a folded cell: a solution, or the code behind something shown.
PROMPTS = {
    "Show code cell content": "Show a solution",
    "Hide code cell content": "Hide the solution",
    "Show code cell source": "Show the code",
    "Hide code cell source": "Hide the code",
}
NEEDS_STYLE = (*NEEDS_SCRIPT, 'class="chart"')


class CalculatorDirective(SphinxDirective):
    """``{calculator} ID`` puts a calculator on a page; ``*`` puts all of them, with headings."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The calculator's form; with ``*``, a section each."""
        from livemoney import calculators

        asked = self.arguments[0]
        if asked == "*":
            listed = "".join(
                f'<li><a href="#about-{one.id}">{escape(one.title)}</a>: '
                f"{escape(one.question)}</li>"
                for one in calculators.values()
            )
            return [
                _raw(f'<ul class="calculators">{listed}</ul>'),
                *(self._section(calculator) for calculator in calculators.values()),
            ]
        if asked not in calculators:
            raise self.error(f"no calculator {asked!r}; there are: {', '.join(calculators)}")
        return [_raw(calculators[asked].html())]

    def _section(self, calculator: Any) -> nodes.Node:
        section = nodes.section(ids=[f"about-{calculator.id}"], names=[calculator.id])
        section += nodes.title(text=calculator.title)
        # The form is raw HTML to the search; these are its words.
        labels = [part.label for part in (*calculator.inputs, *calculator.outputs)]
        section["asked"] = " ".join([calculator.question, *labels])
        up = "../" * self.env.docname.count("/")
        address = f"{up}_static/{SPECIFICATIONS}/{calculator.id}.js"
        section += _raw(html(calculator, calculator.defaults, specification_url=address))
        return section


def _raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


def prepare(app: Sphinx, config: Config) -> None:
    """Tell notebooks that their output is for the page, and the style sheet its colours."""
    os.environ[SITE_BUILD] = "1"
    config.html_static_path.append(str(STATIC))
    config.html_context |= {"light": LIGHT, "dark": DARK}


def hide_marks(app: Sphinx, docname: str, content: list[str]) -> None:
    """Leave out the comment that tells nbval to compare a cell: a reader has no use for it."""
    content[0] = content[0].replace('"# NBVAL_CHECK_OUTPUT\\n",', "")


def add_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Give the script and the style to the pages that hold something live, and to no other."""
    body = context.get("body", "")
    for default, ours in PROMPTS.items():
        body = body.replace(default, ours)
    context["body"] = body
    if any(sign in body for sign in NEEDS_STYLE):
        app.add_css_file("calculator.css")
    if any(sign in body for sign in NEEDS_SCRIPT):
        vega = context["pathto"](f"_static/{VEGA}", resource=True)
        app.add_js_file("calculator.js", loading_method="defer", **{"data-vega": vega})


def write_scripts(app: Sphinx, exception: Exception | None) -> None:
    """Write the Vega runtime and the calculators' specifications beside the pages."""
    if exception is None and app.builder.format == "html":
        from livemoney import calculators

        static = Path(app.outdir, "_static")
        (static / VEGA).write_text(vega_runtime(), encoding="utf-8")
        (static / SPECIFICATIONS).mkdir(exist_ok=True)
        for calculator in calculators.values():
            text = json.dumps(specification(calculator, calculator.defaults))
            (static / SPECIFICATIONS / f"{calculator.id}.js").write_text(
                f'(window.livemoneySpecifications ??= {{}})["{calculator.id}"] = {text};\n',
                encoding="utf-8",
            )


def setup(app: Sphinx) -> None:
    """Connect it all."""
    app.add_directive("calculator", CalculatorDirective)
    app.connect("config-inited", prepare)
    app.connect("source-read", hide_marks)
    app.connect("html-page-context", add_assets)
    app.connect("build-finished", write_scripts)
