"""Jupyter Book's command line with a job for each core, for which it has no option.

Sphinx then reads, and so runs, as many notebooks at a time.
"""

import os
import sys
from functools import partial

import jupyter_book.sphinx
from jupyter_book.cli.main import main

if __name__ == "__main__":
    jupyter_book.sphinx.build_sphinx = partial(
        jupyter_book.sphinx.build_sphinx, jobs=os.cpu_count()
    )
    sys.exit(main())
