"""Every deliberate error. A message names the file, the place and the remedy."""

CLEAN = 0
INTERNAL = 1
USAGE = 2
REJECTED = 3
CONTRACT = 4
BELOW_FLOOR = 5
DIFFERENT = 6


class RowciteError(Exception):
    """Base of all errors that rowcite raises on purpose."""

    exit_code = INTERNAL


class UsageError(RowciteError):
    """The command, its files or its options can't be used as given."""

    exit_code = USAGE


class ModelError(RowciteError):
    """The language model is missing, altered or unfit."""

    exit_code = USAGE


class DocumentError(RowciteError):
    """One document can't be read; `code` is what `rejected.csv` says."""

    exit_code = REJECTED

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class RejectedError(RowciteError):
    """A document gave no rows, and that was not to be."""

    exit_code = REJECTED


class ContractError(RowciteError):
    """Tables break their own declaration: keys, references, domains, grounding."""

    exit_code = CONTRACT


class RuleError(RowciteError):
    """A rule or a word list is not well formed."""

    exit_code = USAGE
