"""Pages in traditional characters: the words change, the numbers, links and files do not."""

from __future__ import annotations

import shutil

import pytest

from build_tools.output import stamp_of
from build_tools.render.hant import to_hant
from tests.conftest import HERE


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [("面包车停在里面", "麵包車停在裡面"), ("理发和发展", "理髮和發展"), ("皇后路后面", "皇后路後面"),
     ("干部晒干面条", "幹部曬乾麵條"), ("打印店", "打印店"), ("松江区范家台", "松江區範家臺")],
)  # fmt: skip
def test_characters_go_by_phrases_and_words_stay(simplified, traditional):
    """One simplified character is several traditional ones; a sign's words are not translated; a site may know better."""
    pairs = (("范家台", "范家台"),) if "范" in simplified else ()
    expected = traditional.replace("範家臺", "范家台")
    assert to_hant(simplified, pairs) == expected


def test_every_page_has_a_twin(repository):
    """Same address below zh-hant/, its words converted, its links whole, its stamp true, a way back; off without the setting."""
    site = "网站名称: 便民网\n网址: https://example.org/\n繁体: 是\n繁体用词: 面包车=小巴\n"
    repository.write("directory/site.yml", site)
    repository.write(
        "directory/hotlines/a.yml",
        "名称: 面包车热线\n电话: 021-7000-0001\n简介: 里面有理发的，不准插队。\n核对: 2026-11-01 电话\n",
    )
    assert not [problem for problem in repository.build().problems if problem.code.startswith("E")]
    page = repository.page("zh-hant/hotlines/a.html")
    assert '<html lang="zh-Hant"' in page
    assert "<h1>小巴熱線</h1>" in page
    assert "裡面有理髮的，不准插隊。" in page
    assert 'aria-label="撥打小巴熱線' in page
    assert "021-7000-0001" in page
    assert '<link rel="canonical" href="https://example.org/zh-hant/hotlines/a.html">' in page
    assert '<link rel="alternate" hreflang="zh-Hans" href="https://example.org/hotlines/a.html">' in page
    assert 'href="../../hotlines/a.html" lang="zh-Hans"' in page
    mark = page.split('name="lianxin" content="')[1][:22]
    assert mark == stamp_of(page.replace(mark, "", 1).encode())
    assert "hreflang" in repository.page("hotlines/a.html")
    assert repository.build().made == 0
    twins = [*(repository.root / "site/zh-hant").rglob("*.html")]
    shutil.copytree(HERE.parent / "theme", repository.root / "theme")
    assert repository.build().made > 2 * len(twins), "another program may say the same words otherwise"
    repository.write("directory/site.yml", site.replace("繁体: 是\n", ""))
    repository.build()
    assert not (repository.root / "site/zh-hant").exists() or not [*(repository.root / "site/zh-hant").rglob("*.html")]
