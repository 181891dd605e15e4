# Each target is complete in itself: all it needs is Python 3.11 or newer. README.md says how to do without make.

PYTHON ?= python3
INSTALL = -m pip install -qq --disable-pip-version-check

.PHONY: report test test-lowest bench

report: .venv/installed
	@.venv/bin/psrstats compute examples/portsmouth-2019-20

test: .venv/installed-test
	@.venv/bin/python -m pytest -n auto --dist worksteal

test-lowest: .venv-lowest/installed
	@.venv-lowest/bin/python -m pytest -n auto --dist worksteal

bench: .venv/installed
	@.venv/bin/python tests/bench/bench_compute.py

.venv/installed: pyproject.toml
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/python $(INSTALL) -e .
	@touch $@

.venv/installed-test: .venv/installed
	@.venv/bin/python $(INSTALL) -e '.[test]'
	@touch $@

# "pandas>=2.2.3" in pyproject.toml becomes the constraint pandas==2.2.3.
.venv-lowest/installed: pyproject.toml
	@$(PYTHON) -m venv --clear .venv-lowest
	@sed -n 's/^    "\([a-z-]*\)>=\([0-9.]*\).*/\1==\2/p' pyproject.toml > .venv-lowest/constraints.txt
	@.venv-lowest/bin/python $(INSTALL) -c .venv-lowest/constraints.txt -e '.[test]'
	@touch $@
