"""What a chapter rests on, as tables for its end: facts, claims, published incomes."""

from livemoney.cited.cases import CitedCases
from livemoney.cited.claims import CitedClaims
from livemoney.cited.facts import Cited

__all__ = ["Cited", "CitedCases", "CitedClaims"]
