# Hai lệnh chính: make serve (xem trang) và make test (kiểm thử mọi thứ).
# Các bước nằm trong python -m publishing để chạy được cả trên Windows, nơi không có make.

VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.requirements

.PHONY: serve test build benchmark mutation fuzz clean
.DEFAULT_GOAL := serve

serve test build: $(READY)
	@$(PYTHON) -m publishing $@

benchmark: build
	@$(PYTHON) -m publishing.measure.benchmark

mutation: $(READY)
	@$(PYTHON) -m publishing.mutation

fuzz: $(READY)
	@$(PYTHON) -m tests.fuzz

$(READY): requirements.txt .python-version
	@echo "Cài các gói Python vào $(VENV)…"
	@python=$$(sh publishing/tools/find_python.sh) && "$$python" -m venv --clear $(VENV)
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --only-binary :all: --require-hashes -r requirements.txt
	@touch $@

clean:
	rm -rf build docs/assets/data docs/assets/engine docs/assets/licences docs/assets/sharing docs/assets/vendor $(VENV) node_modules
