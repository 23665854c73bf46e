"""The course's formulas, one idea a file: the money chain, the audience, payouts, brand deals, ...

Each is a plain function that gives a number for numbers, an array for arrays, and a Vega
expression for Altair's parameters; `livemoney.formula` says how.
"""
