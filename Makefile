# One command each; all set-up is done on the way. Needs Python 3.11 or newer as `python3` (or PYTHON=…).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest

.PHONY: demo test test-all lint bench docs publish train pack judge clean

demo: $(VENV)/installed
	@$(BIN)/workbench demo editions/japan-1945

test: $(VENV)/installed-dev
	$(PYTEST) -n 2 -m "not slow"

test-all: $(VENV)/installed-dev
	$(PYTEST) -n 2 --dist worksteal

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev
	$(BIN)/python -m tests.bench

docs: $(VENV)/installed-dev
	$(BIN)/python -m tests.reference --write
	$(BIN)/python -m tests.day --write

# torch, for `workbench lexicon build`: the pinned version, a large download where no CPU build of it is at hand.
train: $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'

# The shipped pack, the same bytes again.
BITEXT ?= ../shared/data/bitext
pack: train
	$(BIN)/python -m tests.quality.gold_pairs $(VENV)/pairs
	$(BIN)/workbench lexicon build --bitext $(BITEXT)/cc.tsv.xz --bitext $(BITEXT)/pd-literature.tsv.xz \
	  --bitext $(BITEXT)/pd-psalms.tsv.xz --test $(VENV)/pairs/news.tsv --test $(VENV)/pairs/bible.tsv \
	  --attribution workbench/packs/data/ru-en/ATTRIBUTION --out $(VENV)/pack
	cp $(VENV)/pack/* workbench/packs/data/ru-en/

# The model of English, and the judges of translations: from graded examples, with a pack that has not seen them.
ENGLISH ?= ../shared/data/english
EXAMPLES ?= ../shared/data/qe/ru-en/train.jsonl
judge: train
	$(BIN)/workbench lexicon model $(addprefix --text ,$(wildcard $(ENGLISH)/*.txt.xz)) --bitext $(BITEXT)/cc.tsv.xz \
	  --bitext $(BITEXT)/pd-literature.tsv.xz --bitext $(BITEXT)/pd-psalms.tsv.xz --leave-out mlqe-pe \
	  --out workbench/packs/data/en/language-model.npz
	$(BIN)/workbench lexicon build --bitext $(BITEXT)/cc.tsv.xz --bitext $(BITEXT)/pd-literature.tsv.xz \
	  --bitext $(BITEXT)/pd-psalms.tsv.xz --leave-out mlqe-pe --out $(VENV)/unseen
	$(BIN)/workbench lexicon judge --examples $(EXAMPLES) --pack $(VENV)/unseen \
	  --out workbench/packs/data/judges/ru-en.npz
	$(BIN)/workbench lexicon judge --examples $(EXAMPLES) --pack $(VENV)/unseen --without-source \
	  --out workbench/packs/data/judges/en.npz

publish: $(VENV)/installed
	$(BIN)/workbench -C editions/japan-1945 export tei -o $(VENV)/tei
	rm -rf tei/japan-1945 && mkdir -p tei && cp -R $(VENV)/tei tei/japan-1945 && rm -f tei/japan-1945/.workbench-derived

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,web,docx]'
	@touch $@

clean:
	rm -rf $(VENV) build dist editions/*/build .pytest_cache .mypy_cache .ruff_cache .hypothesis
