"""The heap of a page and its workers, with the memory of WebAssembly, after everything unused is thrown away."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

_MEMORIES = "function() { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) }"


class Heap:
    """Of a page that is still blank: workers are heard of when they start."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)
        self._workers: list[str] = []
        self._said: dict[int, dict[str, Any]] = {}
        self._session.on("Target.attachedToTarget", lambda event: self._workers.append(event["sessionId"]))
        self._session.on("Target.receivedMessageFromTarget", lambda event: self._hear(json.loads(event["message"])))
        every = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}
        self._session.send("Target.setAutoAttach", every)

    def megabytes(self) -> float:
        """What is used now, in MB."""
        return sum(map(self._used, ("", *self._workers))) / 1e6

    def _used(self, worker: str) -> float:
        self._ask(worker, "HeapProfiler.enable")
        self._ask(worker, "HeapProfiler.collectGarbage")
        used: float = self._ask(worker, "Runtime.getHeapUsage")["usedSize"]
        return used + self._of_webassembly(worker)

    def _of_webassembly(self, worker: str) -> float:
        sort = self._ask(worker, "Runtime.evaluate", expression="WebAssembly.Memory.prototype")["result"]
        found = self._ask(worker, "Runtime.queryObjects", prototypeObjectId=sort["objectId"])["objects"]
        called = {"functionDeclaration": _MEMORIES, "objectId": found["objectId"], "returnByValue": True}
        size: float = self._ask(worker, "Runtime.callFunctionOn", **called)["result"]["value"]
        return size

    def _ask(self, worker: str, method: str, **params: Any) -> dict[str, Any]:
        if not worker:
            return self._session.send(method, params)
        number = len(self._said)
        message = json.dumps({"id": number, "method": method, "params": params})
        self._said[number] = {}
        self._session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})
        while not self._said[number]:
            self._page.wait_for_timeout(10)
        return self._said[number]["result"]

    def _hear(self, message: dict[str, Any]) -> None:
        if "id" in message:
            self._said[message["id"]] = message
