"""One small site, built once; each test that breaks something gets a copy of its own."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import Repository
from tests.safety.examples import GOOD


@pytest.fixture(scope="session")
def small_site(tmp_path_factory):
    """A repository of good files that has been built."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIANXIN_CACHE", str(tmp_path_factory.mktemp("memory")))
        repository = Repository(tmp_path_factory.mktemp("small") / "repository")
        for path, text in GOOD.items():
            repository.write(path, text)
        assert not [p for p in repository.build().problems if p.code.startswith("E")]
    return repository


@pytest.fixture
def published(small_site, tmp_path):
    """A copy of it, to be broken; what readers must go on seeing is ``site_of(published)``."""
    shutil.copytree(small_site.root, tmp_path / "repository", symlinks=True)
    return Repository(tmp_path / "repository")
