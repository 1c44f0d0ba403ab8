"""rowcite: English prose in, CSV tables out; every row cites its source."""

__version__ = "0.1.0"
