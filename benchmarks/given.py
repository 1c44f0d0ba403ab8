"""Notes how the package uses each of its patterns: on how long a text, searched for or tried at one place."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

SEARCHING = ("search", "finditer", "findall", "sub", "subn", "split", "scanner")
TRYING = ("match", "fullmatch")


class Given:
    """A pattern that notes what it is given: the longest stretch to search, and to be tried at the start of."""

    def __init__(self, regex: re.Pattern[str], where: str) -> None:
        self.regex, self.where = regex, where
        self.searched = self.tried = 0
        self.methods: set[str] = set()  # what the code does with it by its name; nothing: it has none

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.regex, name)
        if name not in SEARCHING + TRYING:
            return method

        def noted(*given: Any, **more: Any) -> Any:
            self.note(name, *given[1 if name in ("sub", "subn") else 0 :], **more)
            return method(*given, **more)

        return noted

    def note(self, name: str, string: str = "", pos: int = 0, endpos: int = sys.maxsize, **_: Any) -> None:
        """Notes one use; what `sub` and `split` take beside the string are no places."""
        whole = name in ("sub", "subn", "split")
        size = len(string) if whole else max(0, min(endpos, len(string)) - pos)
        if name in TRYING:
            self.tried = max(self.tried, size)
        else:
            self.searched = max(self.searched, size)


@contextmanager
def given_patterns(within: str = "") -> Iterator[dict[str, Given]]:
    """While it lasts, all patterns that modules of the package compile, imported anew, and those given to `re`."""
    found: dict[str, Given] = {}
    names = ("compile", *SEARCHING[:-1], *TRYING)
    before = {name: getattr(re, name) for name in names}

    def known(pattern: Any, flags: Any, depth: int) -> Any:
        """The pattern that notes; None for one of others."""
        where = str(sys._getframe(depth).f_globals.get("__name__"))
        if not where.startswith("pipeline.") or not isinstance(pattern, str):
            return None
        key = f"{int(flags)} {pattern}"
        if key not in found:
            found[key] = Given(before["compile"](pattern, flags), where)
        return found[key]

    def compiled(pattern: Any, flags: Any = 0) -> Any:
        return known(pattern, flags, 2) or before["compile"](pattern, flags)

    def calling(name: str) -> Callable[..., Any]:
        def call(pattern: Any, *given: Any, **more: Any) -> Any:
            flags = int(next((g for g in (more.get("flags"), *given[1:]) if isinstance(g, re.RegexFlag)), 0))
            one = known(pattern, flags, 2)
            if one is not None:
                one.note(name, *given[1 if name in ("sub", "subn") else 0 :][:1])
            return before[name](pattern, *given, **more)

        return call

    _forget()
    re.compile = compiled
    for name in names[1:]:
        setattr(re, name, calling(name))
    try:
        import pipeline

        for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        _read_code()
        yield found
    finally:
        for name, function in before.items():
            setattr(re, name, function)
        _forget()
    for key in [key for key, one in found.items() if within not in one.where]:
        del found[key]


def _read_code() -> None:
    """Notes what the package's code does with each pattern that has a name there."""
    modules = [module for name, module in sys.modules.items() if name.startswith("pipeline.")]
    sources = {module: inspect.getsource(module) for module in modules if getattr(module, "__file__", None)}
    for module, source in sources.items():
        for name, one in vars(module).items():
            if isinstance(one, Given):
                one.methods |= set(re.findall(rf"\b{name}\.(\w+)\(", source))


def _forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "pipeline"]:
        del sys.modules[name]
