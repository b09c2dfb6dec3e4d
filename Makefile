# anbud: what make can do here
#
#   make run            install what is missing, build, evaluate the example
#                       (TENDER=folder, OUTPUT=folder: another one)
#   make test           install what is missing, build four ways, test it all
#   make                build the program: build/anbud
#   make install        program, man page, completion (PREFIX, DESTDIR)
#   make uninstall      the same files away again
#
# While working on it:
#
#   make check          unit tests and cases: seconds
#   make unit, cases    one of the two
#   make bless          accept the cases' present output (CASES="area/name ...")
#   make laws           order, locale, time zone, threads, scaling, spreadsheets
#   make oracle         random tenders against a second evaluator (TRIALS, SEED)
#   make hostile        bad inputs and a failing world, each with a time limit
#   make replay         the fuzz corpora, once (make MODE=asan replay)
#   make fuzz           a short repeatable run of every fuzzer
#   make fuzz-NAME      one fuzzer of tests/fuzz for SECONDS (60)
#   make layers         does each room include only what src/ROOMS allows?
#   make figures        is all arithmetic in num and expr?
#   make codes          has every message its row, its use and its case?
#   make docs           do the examples in README and the man page come true?
#   make format         lay out the C files; make format-check only looks
#   make tidy           clang-tidy over src
#   make coverage       lines covered by unit tests and cases
#   make workbook       the workbooks in two spreadsheet programs (WORKBOOK=all)
#   make bench          times of large made-up tenders (RIVAL="command")
#   make test-all       make test, tidy, coverage and longer runs
#   make packages       the Debian packages that build and test need
#   make dist           the committed tree as build/anbud-VERSION.tar.gz
#   make clean          everything that make made away
#
# MODE=release|asan|cov|clang|fuzz chooses how to build; each has its folder
# build/MODE, so they never mix. V=1 shows the commands, WERROR=-Werror stops
# at a warning. CC CFLAGS CPPFLAGS LDFLAGS PREFIX DESTDIR mean what they
# always mean.

# The newest heading of the changelog: two signs, a blank and the version.
VERSION := $(shell sed -n 's/^[^ -][^ -] \([0-9][0-9.]*\).*/\1/p' \
             CHANGELOG.md 2>/dev/null | head -n 1)

MODE   ?= release
TENDER ?= .
OUTPUT ?= output
PREFIX ?= /usr/local
PYTHON ?= /usr/bin/python3
JOBS   ?= $(shell nproc 2>/dev/null || echo 2)
SECONDS ?= 60
TRIALS ?= 1000
SEED   ?= 1
ifneq ($V,1)
Q = @
endif

# Debian packages: to build, and what the tests need besides.
PACKAGES_BUILD = gcc libc6-dev make libgmp-dev libmpfr-dev libyaml-dev \
                 libcjson-dev nettle-dev libxlsxwriter-dev libminizip-dev \
                 zlib1g-dev libexpat1-dev
PACKAGES_TEST  = $(PACKAGES_BUILD) check pkg-config clang clang-tidy \
                 clang-format libclang-rt-dev python3 python3-yaml \
                 python3-openpyxl libreoffice-calc-nogui gnumeric locales \
                 poppler-utils fonts-crosextra-carlito

# --- how to compile ---------------------------------------------------------

ifeq ($(filter $(MODE),release asan cov clang fuzz),)
$(error MODE is release, asan, cov, clang or fuzz, not "$(MODE)")
endif
ifeq ($(origin CC),default)
CC = $(if $(filter clang fuzz,$(MODE)),clang,gcc)
endif

CFLAGS         ?= -g $(OPTIMISE_$(MODE))
OPTIMISE_release = -O2
OPTIMISE_clang   = -O2
OPTIMISE_asan    = -O1
OPTIMISE_fuzz    = -O1
OPTIMISE_cov     = -O0

SANITISE        = -fsanitize=address,undefined -fno-sanitize-recover=all \
                  -fno-omit-frame-pointer
CFLAGS_asan     = $(SANITISE)
CFLAGS_fuzz     = $(SANITISE) -fsanitize=fuzzer-no-link
CFLAGS_cov      = --coverage

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
       -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
       -Wundef -Wformat=2 -Wwrite-strings -Wcast-qual -Wcast-align \
       -Wswitch-enum -Wvla -Wdouble-promotion -Wfloat-equal \
       -Wnull-dereference -Wimplicit-fallthrough \
       -Wno-missing-field-initializers # what is left out is zero, by design
WARN_gcc = -Wlogical-op -Wduplicated-cond -Wduplicated-branches -Wtrampolines
IS_CLANG := $(findstring clang,$(shell $(CC) --version 2>/dev/null))

ALL_CPPFLAGS = -D_POSIX_C_SOURCE=200809L -Isrc $(CPPFLAGS)
ALL_CFLAGS   = -std=c11 -pthread $(WARN) $(if $(IS_CLANG),,$(WARN_gcc)) \
               $(CFLAGS_$(MODE)) $(CFLAGS) $(WERROR)
ALL_LDFLAGS  = -pthread $(CFLAGS_$(MODE)) $(LDFLAGS)
LIBS         = -lxlsxwriter -lminizip -lexpat -lmpfr -lgmp -lyaml -lcjson \
               -lnettle -lm
CHECK_LIBS   = $(shell pkg-config --libs check 2>/dev/null || \
                 echo -lcheck_pic -lsubunit -lrt -lm)

# --- what to compile --------------------------------------------------------

B       = build/$(MODE)
PROGRAM = $B/anbud
SRC    := $(sort $(wildcard src/*/*.c))
HEADERS := $(sort $(wildcard src/*/*.h src/*/*.def))
UNIT   := $(sort $(wildcard tests/unit/test_*.c))
LAWS   := $(sort $(wildcard tests/laws/*.c))
FUZZ   := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZERS = $(FUZZ:tests/fuzz/fuzz_%.c=%)
FUZZ_SHARED = $B/tests/fuzz/document.o
ENTRIES := $(sort $(wildcard src/catalogue/*.yaml))
TEMPLATES := $(sort $(shell find src/cli/templates -type f \
               -name '[!.]*' 2>/dev/null))
EMBED   = src/base/embed.sh
MADE    = build/made/catalogue.c build/made/templates.c build/made/version.c
C_FILES = $(SRC) $(sort $(wildcard src/*/*.h tests/*/*.[ch]))

OBJ     = $(SRC:%.c=$B/%.o) $(MADE:build/%.c=$B/%.o)
MAIN    = $B/src/cli/main.o
LIBRARY = $B/libanbud.a
UNIT_PROGRAMS   = $(UNIT:%.c=$B/%)
LAW_PROGRAMS    = $(LAWS:%.c=$B/%)
REPLAY_PROGRAMS = $(FUZZ:tests/fuzz/fuzz_%.c=$B/tests/fuzz/replay_%)
FUZZ_PROGRAMS   = $(FUZZ:tests/fuzz/%.c=build/fuzz/tests/fuzz/%)

quote   = $(subst ','\'',$1)
SUBMAKE = $(MAKE) --no-print-directory \
          $(if $(filter -j%,$(MAKEFLAGS)),,-j$(JOBS))

.DEFAULT_GOAL := all
.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all run test test-all check unit cases bless laws oracle hostile fuzz \
        replay workbook layers figures codes docs format format-check tidy \
        coverage bench packages packages-build packages-test install \
        uninstall dist clean help programs ALWAYS

all: $(PROGRAM) $(if $(filter release,$(MODE)),build/anbud)

build/anbud: build/release/anbud
	$(Q)ln -f $< $@ 2>/dev/null || cp -f $< $@

$(PROGRAM): $(MAIN) $(LIBRARY)
	@echo "  LINK $@"
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(filter-out $(MAIN),$(OBJ)) $B/objects
	$(Q)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)

$B/%.o: %.c $B/flags
	@mkdir -p $(@D)
	@echo "  CC   $<"
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$B/made/%.o: build/made/%.c $B/flags
	@mkdir -p $(@D)
	@echo "  CC   $<"
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The formula catalogue and the files of `anbud init`, as C.
build/made/catalogue.c: $(ENTRIES) $(EMBED)
	@mkdir -p $(@D)
	@echo "  MAKE $@"
	$(Q)sh $(EMBED) embedded $(ENTRIES) > $@

build/made/templates.c: $(TEMPLATES) $(EMBED)
	@mkdir -p $(@D)
	@echo "  MAKE $@"
	$(Q)sh $(EMBED) template $(TEMPLATES) > $@

build/made/version.c: CHANGELOG.md
	@mkdir -p $(@D)
	@printf '#include "cli/version.h"\n\n%s\n' \
	    'const char anbud_version[] = "$(VERSION)";' > $@

# Two notes of what was done last time: other flags or another compiler make
# every object again (objects that passed -Werror do without it too), a file
# more or less makes the library again.
$B/flags: ALWAYS
	@mkdir -p $B
	@now='$(call quote,$(strip $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS)))'; \
	case $$(cat $@ 2>/dev/null) in \
	"$$now" | "$$now -Werror") ;; \
	*) printf '%s\n' "$$now" > $@.$$$$ && mv $@.$$$$ $@ ;; \
	esac

$B/objects: ALWAYS
	@mkdir -p $B
	@now='$(strip $(OBJ))'; \
	[ "$$now" = "$$(cat $@ 2>/dev/null)" ] \
	    || { printf '%s\n' "$$now" > $@.$$$$ && mv $@.$$$$ $@; }

$B/tests/unit/%: $B/tests/unit/%.o $(LIBRARY)
	@echo "  LINK $@"
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(CHECK_LIBS) $(LIBS)

$B/tests/laws/%: $B/tests/laws/%.o $(LIBRARY)
	@echo "  LINK $@"
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$B/tests/fuzz/replay_%: $B/tests/fuzz/fuzz_%.o $(FUZZ_SHARED) \
                        $B/tests/fuzz/replay.o $(LIBRARY)
	@echo "  LINK $@"
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

build/fuzz/tests/fuzz/fuzz_%: build/fuzz/tests/fuzz/fuzz_%.o \
                              $(FUZZ_SHARED) build/fuzz/libanbud.a
	@echo "  LINK $@"
	$(Q)$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

# Everything that MODE can build, for the tests.
programs: $(if $(filter fuzz,$(MODE)),$(FUZZ_PROGRAMS),$(PROGRAM) \
          $(UNIT_PROGRAMS) $(LAW_PROGRAMS) \
          $(if $(filter asan,$(MODE)),$(REPLAY_PROGRAMS)))
programs: $(if $(filter release,$(MODE)),all)

# --- Debian packages --------------------------------------------------------

# Say what is missing and install it; nothing when all is there.
packages-build:
	@tests/tools/packages $(PACKAGES_BUILD)

packages-test:
	@tests/tools/packages $(PACKAGES_TEST)

packages:
	@echo "to build: $(strip $(PACKAGES_BUILD))"
	@echo "to test:  $(strip $(filter-out $(PACKAGES_BUILD),\
	    $(PACKAGES_TEST)))"

# --- to run it --------------------------------------------------------------

run: packages-build
	$(Q)+$(SUBMAKE) all
	build/anbud -C $(TENDER) score --output $(OUTPUT)

# --- tests, one by one ------------------------------------------------------

export PYTHON
export PYTHONDONTWRITEBYTECODE = 1
RUN_CASES = ANBUD=$(CURDIR)/$(PROGRAM) $(PYTHON) tests/run

check:
	$(Q)+$(SUBMAKE) programs
	$(Q)$(MAKE) --no-print-directory unit
	$(Q)$(MAKE) --no-print-directory cases

unit: $(UNIT_PROGRAMS)
	@tests/tools/unit $^

cases: $(PROGRAM)
	@$(RUN_CASES) $(CASES)

bless: $(PROGRAM)
	@$(RUN_CASES) -u $(CASES)

laws: $(PROGRAM) $(LAW_PROGRAMS)
	@ANBUD=$(CURDIR)/$(PROGRAM) LAWS_BIN=$(CURDIR)/$B/tests/laws tests/laws/run

oracle: $(PROGRAM)
	@$(PYTHON) tests/oracle/compare.py --trials $(TRIALS) --seed $(SEED) \
	    --jobs $(JOBS) --anbud $(CURDIR)/$(PROGRAM)

hostile: $(PROGRAM)
	@ANBUD=$(CURDIR)/$(PROGRAM) $(PYTHON) tests/hostile/run

replay: $(REPLAY_PROGRAMS)
	@tests/fuzz/run replay $(MODE) $(FUZZERS)

fuzz:
	$(Q)+$(SUBMAKE) MODE=fuzz programs
	@tests/fuzz/run short $(FUZZERS)

fuzz-%:
	$(Q)+$(SUBMAKE) MODE=fuzz build/fuzz/tests/fuzz/fuzz_$*
	@FUZZ_SECONDS=$(SECONDS) tests/fuzz/run long $*

workbook: $(PROGRAM)
	@ANBUD=$(CURDIR)/$(PROGRAM) tests/workbook/run $(WORKBOOK)

layers:
	@tests/tools/layers

figures:
	@tests/tools/figures

codes:
	@$(PYTHON) tests/tools/codes

docs: $(PROGRAM)
	@ANBUD=$(CURDIR)/$(PROGRAM) $(PYTHON) tests/tools/docs

format:
	$(Q)clang-format -i $(C_FILES)

format-check:
	$(Q)clang-format --dry-run -Werror $(C_FILES)

tidy: $(SRC:%=build/tidy/%.ok)

build/tidy/%.c.ok: %.c .clang-tidy $(HEADERS)
	@mkdir -p $(@D)
	@echo "  TIDY $<"
	$(Q)clang-tidy --quiet --warnings-as-errors='*' $< -- \
	    $(ALL_CPPFLAGS) -std=c11 > $@.log 2>&1 \
	    || { grep -v 'warnings* generated' $@.log; exit 1; }
	$(Q)touch $@

coverage:
	$(Q)+$(SUBMAKE) MODE=cov programs
	$(Q)find build/cov -name '*.gcda' -exec rm -f {} +
	$(Q)status=0; \
	$(MAKE) --no-print-directory -k MODE=cov unit cases || status=1; \
	tests/tools/coverage && exit $$status

bench: $(PROGRAM)
	@ANBUD=$(CURDIR)/$(PROGRAM) $(PYTHON) tests/bench/run

# --- all tests --------------------------------------------------------------

# Each stage leaves build/results/STAGE.txt, its "N passed, N failed", and
# STAGE.log, all it said. The builds come first, one after another, each on all
# processors; then the stages side by side, the long ones first.
RECORD = $(Q)tests/tools/record
BUILDS = release asan clang fuzz
STAGES = workbook tidy laws fuzz hostile-asan oracle hostile replay unit-asan \
         cases-asan unit cases unit-clang codes docs layers figures format

test: packages-test
	@rm -rf build/results
	$(Q)+$(SUBMAKE) -s test-builds WERROR=-Werror; \
	$(SUBMAKE) -k -s test-stages WERROR=-Werror; \
	tests/tools/sum build/results

test-all: packages-test
	@rm -rf build/results
	$(Q)+$(SUBMAKE) -s test-builds WERROR=-Werror; \
	$(SUBMAKE) -k -s test-stages stage-tidy stage-coverage \
	    TRIALS=10000 WORKBOOK=all WERROR=-Werror; \
	tests/tools/sum build/results

.PHONY: test-builds test-stages $(STAGES:%=stage-%) stage-tidy stage-coverage

test-builds:
	@for mode in $(BUILDS); do \
	    tests/tools/record -s build-$$mode $(MAKE) MODE=$$mode programs; \
	done

test-stages: $(STAGES:%=stage-%)

stage-workbook:
	$(RECORD) workbook $(MAKE) -s workbook
stage-unit:
	$(RECORD) unit $(MAKE) -s unit
stage-unit-asan:
	$(RECORD) unit-asan $(MAKE) -s MODE=asan unit
stage-unit-clang:
	$(RECORD) unit-clang $(MAKE) -s MODE=clang unit
stage-cases:
	$(RECORD) cases $(MAKE) -s cases
stage-cases-asan:
	$(RECORD) cases-asan $(MAKE) -s MODE=asan cases
stage-replay:
	$(RECORD) replay $(MAKE) -s MODE=asan replay
stage-fuzz:
	$(RECORD) fuzz $(MAKE) -s fuzz
stage-laws:
	$(RECORD) laws $(MAKE) -s laws
stage-oracle:
	$(RECORD) oracle $(MAKE) -s oracle
stage-hostile:
	$(RECORD) hostile $(MAKE) -s hostile
stage-hostile-asan:
	$(RECORD) hostile-asan $(MAKE) -s MODE=asan hostile
stage-codes:
	$(RECORD) codes $(MAKE) -s codes
stage-docs:
	$(RECORD) docs $(MAKE) -s docs
stage-figures:
	$(RECORD) figures $(MAKE) -s figures
stage-layers:
	$(RECORD) -s layers $(MAKE) -s layers
stage-format:
	$(RECORD) -s format $(MAKE) -s format-check
stage-tidy:
	$(RECORD) -s tidy $(MAKE) -s tidy
stage-coverage:
	$(RECORD) -s coverage $(MAKE) -s coverage

# --- to install it ----------------------------------------------------------

BIN        = $(DESTDIR)$(PREFIX)/bin
MAN1       = $(DESTDIR)$(PREFIX)/share/man/man1
COMPLETION = $(DESTDIR)$(PREFIX)/share/bash-completion/completions

install: all
	install -d "$(BIN)" "$(MAN1)" "$(COMPLETION)"
	install -m 755 $(PROGRAM) "$(BIN)/anbud"
	install -m 644 src/cli/anbud.1 "$(MAN1)/anbud.1"
	install -m 644 src/cli/anbud.bash "$(COMPLETION)/anbud"

uninstall:
	rm -f "$(BIN)/anbud" "$(MAN1)/anbud.1" "$(COMPLETION)/anbud"

dist:
	@mkdir -p build
	git archive --prefix=anbud-$(VERSION)/ -o build/anbud-$(VERSION).tar.gz HEAD

clean:
	rm -rf build

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

-include $(OBJ:.o=.d) $(UNIT:%.c=$B/%.d) $(LAWS:%.c=$B/%.d) $(FUZZ:%.c=$B/%.d)
