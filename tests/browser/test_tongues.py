"""What scripts show on pages in other languages."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("folder", "found"), [("en/", "2 found"), ("zh-hant/", "找到 2 條")])
def test_what_an_address_asks_is_answered_in_the_language_of_the_page(phone, server, folder, found):
    """Before anything else of the page runs: a link to a search is followed from a chat."""
    phone.goto(f"{server}/{folder}search.html?q=%E5%8C%BB%E9%99%A2")
    assert phone.locator("#found a").count()
    assert found in phone.inner_text("main")
    assert phone.failed == []
