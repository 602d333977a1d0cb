# make site   set up, check, build the site and the cards, and say where they lie
# make test   everything that CI runs
# make serve  look at the site while writing
# make pictures (maintainers) the pictures of README, from the demo, with a Chromium
# make lock   (maintainers) pin the dependencies again

# The first that runs: a name on the PATH may be a shim with no Python behind it.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: site test serve check lock docs pictures clean
.DEFAULT_GOAL := site

site: $(VENV)/site-ready
	@$(BIN)/lianxin build

serve: $(VENV)/site-ready
	@$(BIN)/lianxin serve

check: $(VENV)/site-ready
	@$(BIN)/lianxin check

test: $(VENV)/test-ready
	@sh tests/browser/need_chromium.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist worksteal

docs: $(VENV)/site-ready
	@$(BIN)/lianxin handbook
	@$(BIN)/lianxin schema

pictures: $(VENV)/test-ready
	$(BIN)/python bench/pictures.py

lock: $(VENV)/site-ready
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra build --universal --no-build --generate-hashes --python-version 3.11 --no-header --upgrade -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra build --extra dev --universal --no-build --generate-hashes --python-version 3.11 --no-header --upgrade -o requirements-dev.lock

clean:
	rm -rf $(VENV) site .lianxin .mkdocs-site

$(VENV)/made:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "需要 Python 3.11 或更新的版本。装好后再运行 make，或用 make PYTHON=/路径/python3.12 指明。"; exit 1; }
	@echo "第一次运行，先准备环境，要几分钟……"
	@"$(PYTHON)" -m venv $(VENV) || { echo "没有 venv。在 Debian、Ubuntu 上：sudo apt install python3-venv"; exit 1; }
	@touch $@

$(VENV)/site-ready: $(VENV)/made requirements.lock pyproject.toml
	@$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test-ready: $(VENV)/site-ready requirements-dev.lock
	@$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
