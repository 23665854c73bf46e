"""The Vega runtime that the site serves itself: no network, no npm.

vl-convert's bundle holds Vega, Vega-Lite and Embed in one module. The pages run Vega
specifications that were compiled at build time, so they need two names of Vega, `parse` and
`View`, and what these reach. The rest, a third of the bytes, is left out: top-level statements
are kept as a bundler's tree shaking keeps them, read by a real parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

WANTED = ("parse", "View")
_NAMES = {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}
_DECLARATIONS = {
    "class_declaration",
    "function_declaration",
    "generator_function_declaration",
    "variable_declarator",
}


def vega_runtime() -> str:
    """A script that sets `window.vega` to Vega's `{parse, View}`.

    Raises
    ------
    RuntimeError
        A vl-convert whose bundle has another shape.
    """
    import vl_convert

    bundle = str(vl_convert.javascript_bundle("window.vega=vegaEmbed.vega;"))
    # Vega's namespace, as the bundler writes it: const mod12=function(){return{...,View:x,...}}
    namespace = max(re.findall(r"\{return\{([\w$:,]+)\};?\}\(\)", bundle), key=len, default="")
    names = dict(re.findall(r"([\w$]+):([\w$]+)", namespace))
    if not names.keys() >= set(WANTED):
        raise RuntimeError("vl-convert: the bundle has a new shape, without Vega's namespace")
    kept = reachable(bundle, {names[name] for name in WANTED})
    exported = ",".join(f"{name}:{names[name]}" for name in WANTED)
    # In a function, so that none of its thousands of names becomes a global of the page.
    return f"(()=>{{{kept}window.vega={{{exported}}};}})();\n"


def reachable(script: str, roots: set[str]) -> str:
    """The top-level statements of `script` that the names `roots` need, in their order.

    A declaration is kept if something kept names it. A statement that changes something, such as
    `A.prototype = ...`, `register(A, ...)` or a call of a function that sets A, is kept if what
    it changes is kept.
    """
    import tree_sitter_javascript
    from tree_sitter import Language, Parser

    parser = Parser(Language(tree_sitter_javascript.language()))
    nodes = list(_split(parser.parse(script.encode()).root_node))
    declared = {
        name for node in nodes if node.type in _DECLARATIONS for name in _declared_names(node)
    }
    sets = {
        name: _assigned(node) & declared
        for node in nodes
        if node.type == "function_declaration"
        for name in _declared_names(node)
    }
    statements = [_Statement(node, declared, sets) for node in nodes]
    by_name: dict[str, list[_Statement]] = {}
    for statement in statements:
        for name in statement.gives:
            by_name.setdefault(name, []).append(statement)
    waiting, live = list(roots), set()
    while waiting:
        for statement in by_name.get(waiting.pop(), []):
            if statement not in live:
                live.add(statement)
                waiting.extend(statement.names)
    return "".join(statement.text for statement in statements if statement in live)


class _Statement:
    """A top-level statement: its text, the names it needs, and those it declares or changes."""

    def __init__(self, node: Any, declared: set[str], sets: dict[str, set[str]]) -> None:
        self.names = set(_identifiers(node)) & declared
        self.text = node.text.decode()
        if node.type in _DECLARATIONS:
            self.gives = set(_declared_names(node))
            if node.type == "variable_declarator":
                self.text = f"{node.parent.children[0].text.decode()} {self.text};"
            return
        self.text = self.text.rstrip(";") + ";"
        self.gives = _assigned(node)
        for call in _of_type(node, "call_expression"):
            called = _first_name(call.child_by_field_name("function"))
            self.gives |= sets.get(called, set())
            if called not in sets:
                self.gives.add(called)
            arguments = call.child_by_field_name("arguments")
            if arguments is not None and arguments.named_children:
                self.gives.add(_first_name(arguments.named_children[0]))


def _split(root: Any) -> Iterator[Any]:
    """The statements of a program; a declaration of several variables as one for each."""
    for node in root.children:
        if node.type in ("lexical_declaration", "variable_declaration"):
            yield from (part for part in node.children if part.type == "variable_declarator")
        elif node.is_named and node.type not in ("comment", "empty_statement"):
            yield node


def _declared_names(node: Any) -> Iterator[str]:
    return _identifiers(node.child_by_field_name("name"))


def _assigned(node: Any) -> set[str]:
    """Names on the left of an assignment, or the first name of what stands there."""
    return {
        _first_name(assignment.child_by_field_name("left"))
        for assignment in _of_type(node, "assignment_expression")
    }


def _of_type(node: Any, kind: str) -> Iterator[Any]:
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.type == kind:
            yield here
        waiting.extend(here.children)


def _first_name(node: Any) -> str:
    return next(iter(_identifiers(node)), "")


def _identifiers(node: Any) -> Iterator[str]:
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.type in _NAMES:
            yield here.text.decode()
        waiting.extend(reversed(here.children))
