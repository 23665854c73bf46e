"""The Calculator: declared once, with two faces.

`core` holds the declaration and its arithmetic, `text` how numbers are shown, `vega` the traced
formula and the chart, `page` the HTML face of the published site, `kernel` the ipywidgets face.
"""

from livemoney.calculator.core import Calculator, Choice, Number, Output
from livemoney.text import COUNT, SHARE, USD, Format

__all__ = ["COUNT", "SHARE", "USD", "Calculator", "Choice", "Format", "Number", "Output"]
