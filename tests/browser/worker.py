"""The service worker of a tab, as tests drive it."""

from __future__ import annotations


def settle(page):
    """Wait until a whole release is kept."""
    until(
        page,
        """async () => {
      const kept = await caches.match(new URL("/", location).href, { cacheName: "lianxin-state" });
      return Boolean(kept) && (await kept.json()).checked > 0;
    }""",
    )


def until(page, question):
    """Ask a hundred times in ten seconds; an error says what was asked. Who says nothing has three seconds each time."""
    asked = f"""(async () => {{
      const question = {question};
      const said = typeof question === "function" ? question() : question;
      return Promise.race([said, new Promise((done) => setTimeout(done, 3000, false))]);
    }})()"""
    for _ in range(100):
        if page.evaluate(asked):
            return
        page.wait_for_timeout(100)
    raise AssertionError(question)


def forget_check(page):
    """As if the last look at the release were long ago, and the browser had stopped the worker since.

    Playwright's ``set_offline`` must not come after it: it waits for an answer of the worker that was
    stopped, for ever, whatever timeout is set. A network that is not there is a server that is down.
    """
    page.evaluate("""async () => {
      const cache = await caches.open("lianxin-state"), here = new URL("/", location).href;
      const state = await (await cache.match(here)).json();
      await cache.put(here, new Response(JSON.stringify({ ...state, checked: 0, tried: 0 })));
    }""")
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def kept(page) -> dict[str, str]:
    """Everything that any cache holds: address to text."""
    return page.evaluate("""async () => {
      const all = {};
      for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) {
        all[request.url] = await (await caches.match(request, { cacheName: name })).text();
      }
      return all;
    }""")
