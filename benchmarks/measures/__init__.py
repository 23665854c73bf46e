"""The measures, a module each.

To add one, add a module with a function `measure() -> Table`. Nothing else needs to know of it.
Modules whose name begins with an underscore are helpers.
"""
