"""Drives a real headless Chromium over its DevTools pipe: file descriptors, no port and no library."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--disable-extensions", "--mute-audio",
    "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-pipe",
)  # fmt: skip
PATIENCE = 60.0


def program() -> str:
    """The browser to use; "" if there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), "")


class Browser:
    """One tab. `log` has what its console said and its errors, `asked` every address that it asked for."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._rest = b""
        self._number = 0
        self.log: list[str] = []
        self.asked: list[str] = []
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self._session = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "Accessibility"):
            self.call(f"{domain}.enable")
        self.size(1440, 900)

    def call(self, method: str, **given: Any) -> dict[str, Any]:
        """One command of the DevTools protocol to the tab."""
        return self._call(method, given, self._session)

    def _call(self, method: str, given: dict[str, Any], session: str = "") -> dict[str, Any]:
        self._number += 1
        told = {"id": self._number, "method": method, "params": given} | ({"sessionId": session} if session else {})
        os.write(self._to, json.dumps(told).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return dict(answer["result"])

    def _message(self) -> dict[str, Any]:
        until = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._back], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser doesn't answer")
            piece = os.read(self._back, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has gone")
            self._rest += piece
        one, self._rest = self._rest.split(b"\0", 1)
        told: dict[str, Any] = json.loads(one)
        self._hear(told.get("method", ""), told.get("params", {}))
        return told

    def _hear(self, method: str, given: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.asked.append(given["request"]["url"])
        elif method == "Log.entryAdded":
            self.log.append(given["entry"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.log.append(" ".join(str(part.get("value", part.get("description"))) for part in given["args"]))
        elif method == "Runtime.exceptionThrown":
            details = given["exceptionDetails"]
            self.log.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Page.javascriptDialogOpening":
            self.log.append(f"dialog: {given['message']}")

    def open(self, file: Path, hash: str = "") -> None:
        """Loads a file, waits until it is there, and forgets what came before."""
        self.call("Page.navigate", url="about:blank")
        self.log.clear()
        self.asked.clear()
        self.call("Page.navigate", url=file.resolve().as_uri() + hash)
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        told = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"].get("exception", {}).get("description", script))
        return told["result"].get("value")

    def wait(self, script: str, seconds: float = 20.0) -> None:
        until = time.monotonic() + seconds
        while not self.run(script):
            if time.monotonic() > until:
                raise TimeoutError(script)
            time.sleep(0.02)

    def click(self, selector: str) -> None:
        """A real click of the mouse in the middle of the first box of an element, which is scrolled to."""
        place = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'center'});"
            " const b = e.getClientRects()[0]; return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def key(self, name: str) -> None:
        """A key pressed and let go: a letter, or a name as `ArrowDown`."""
        text = {"Enter": "\r"}.get(name, name if len(name) == 1 else "")
        code = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39, "Tab": 9}
        told = {"key": name, "windowsVirtualKeyCode": code.get(name, ord(name[0].upper())), "text": text}
        self.call("Input.dispatchKeyEvent", type="keyDown", **told)
        self.call("Input.dispatchKeyEvent", type="keyUp", **told)

    def type(self, words: str) -> None:
        self.call("Input.insertText", text=words)

    def size(self, width: int, height: int) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, **features: str) -> None:
        """For example `media(prefers_color_scheme="dark")`."""
        told = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", features=told)

    def shot(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def pdf(self) -> bytes:
        return base64.b64decode(self.call("Page.printToPDF")["data"])


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser of its own, with a new profile in the folder `profile`; it ends with the block."""
    read_there, to = os.pipe()
    back, write_there = os.pipe()

    def wire() -> None:  # Chromium reads its commands from descriptor 3 and answers on 4
        os.dup2(read_there, 53)
        os.dup2(write_there, 54)
        os.dup2(53, 3)
        os.dup2(54, 4)

    with (profile.parent / f"{profile.name}.log").open("wb") as log:
        process = subprocess.Popen(
            [program(), *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=wire, close_fds=False,
        )  # fmt: skip
    os.close(read_there)
    os.close(write_there)
    try:
        yield Browser(to, back)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(to)
        os.close(back)
