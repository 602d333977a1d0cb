"""What whoever holds a card, or prints it, sees of it on a screen."""

from __future__ import annotations

from build_tools.kinds.edition_code import edition_code


def test_a_printer_sees_every_paper(server, phone):
    """Pictures, measures and files of each paper are shown, and not only there."""
    phone.goto(f"{server}/print/index.html")
    papers = phone.locator("article.job section h3")
    assert papers.count() >= 11
    assert all(papers.nth(n).is_visible() for n in range(papers.count()))
    assert phone.get_by_text("印前检查单", exact=True).first.is_visible()


def test_the_code_of_a_building_s_card_shows_its_people_their_numbers(server, phone):
    """The verdict stays at the top; below it their own building is open, the others are links."""
    code = edition_code("poster-baoxinyuan-3", "2026年第1版")
    phone.goto(f"{server}/k/{code}/index.html#bxy3-5")
    assert phone.evaluate("scrollY") == 0
    assert phone.locator(".verdict").bounding_box()["y"] < 740
    own, other = phone.locator("#bxy3-5 .own"), phone.locator("#bxy3-1 .own")
    assert (own.is_visible(), other.is_visible()) == (True, False)
    assert phone.locator("#bxy3-5").bounding_box()["y"] < phone.locator("#bxy3-1").bounding_box()["y"]
