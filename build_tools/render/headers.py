"""What a page may do: a Content Security Policy (W3C CSP 3) by hash, in the page and in the host's ``_headers``.

``_headers`` is the form of Netlify and Cloudflare Pages; other hosts have the policy in the
page's own head, which forbids the same but being framed.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256

from build_tools.output import Draft, Made, Output, Shelf, key_of
from build_tools.render.languages import folders_on

_INLINE = re.compile(r"<(script|style)(?: type=\"(?:text/javascript|module)\")?>(.*?)</\1>", re.DOTALL)
_HANDBOOK = ("handbook/", "assets/")
_FOREVER = "public, max-age=31536000, immutable"
_NOTHING_ELSE = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
)
_ALWAYS = (
    f"Permissions-Policy: {_NOTHING_ELSE}",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "X-Content-Type-Options: nosniff",
)


def policy_for(pages: Iterable[str], styles: str = "") -> str:
    """The policy of pages that may do what their inline scripts and styles do; ``styles`` may loosen the latter."""
    hashes: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for html in pages:
        for tag, content in _INLINE.findall(html):
            hashes[tag][f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"] = None
    script, style = (" ".join(("'self'", *found)) for found in hashes.values())
    return (
        f"default-src 'none'; script-src {script}; style-src {styles or style}; img-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
    )


def headers_closing(inlined: Sequence[str], shelf: Shelf) -> Iterator[Output]:
    """Yield ``_headers``, when the pages are there; every rule names folders of its own, so that no two add up.

    ``inlined`` are the styles and scripts that one page or another carries in its head: a page's
    own policy names those that it has, the host's all of them.
    """
    handbook = [path for path in shelf.files if path.startswith(_HANDBOOK[0]) and path.endswith(".html")]
    key = key_of(
        tuple(inlined),
        shelf.files["index.html"].stamp,
        *(shelf.files[path].stamp for path in handbook),
        sorted(_tops(shelf)),
    )
    yield Output("_headers", lambda: Draft(key, partial(_headers, shelf, handbook, inlined)))


def _headers(shelf: Shelf, handbook: list[str], inlined: Sequence[str]) -> Made:
    ours = policy_for([shelf.read("index.html").decode(), *inlined])
    # Material moves its tables and progress bars by styles of single elements, which no hash can name.
    theirs = policy_for((shelf.read(path).decode() for path in handbook), styles="'self' 'unsafe-inline'")
    rules = [_rule(top, ours) for top in sorted(_tops(shelf))]
    rules += [_rule(f"/{folder}*", theirs) for folder in _HANDBOOK if handbook]
    rules += ["/a/*\n  Cache-Control: " + _FOREVER]
    newest = ("sw.js", *(f"{folder}release.json" for folder in folders_on(shelf.files)))
    rules += [f"/{name}\n  Cache-Control: no-cache, no-store, max-age=0" for name in newest]
    return Made(("\n".join(rules) + "\n").encode())


def _tops(shelf: Shelf) -> set[str]:
    """The site's pages: those at its root one by one, the others by folder."""
    pages = (path for path in shelf.files if path.endswith(".html") and not path.startswith(_HANDBOOK))
    return {"/", *(f"/{path.split('/')[0]}/*" if "/" in path else f"/{path}" for path in pages)}


def _rule(path: str, policy: str) -> str:
    lines = (f"Content-Security-Policy: {policy}; frame-ancestors 'self'", *_ALWAYS)
    return path + "".join(f"\n  {line}" for line in lines)
