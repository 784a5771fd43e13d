# Flightpath. `make demo` shows it, `make check` proves it; both install what is missing.
VERSION := 0.1.0
PREFIX ?= /usr/local
BUILD ?= build
PACKAGES := yaml-0.1 libcmark glib-2.0 pangocairo pangoft2 libxml-2.0 json-glib-1.0 harfbuzz-subset libbrotlienc zlib libpng libcrypto \
	gmime-3.0
# Loaded by the program when it is first needed: only its headers are used here.
LOADED := libcurl
FONTS := $(addprefix /usr/share/fonts/opentype/inter/,Inter-Regular.otf Inter-Italic.otf Inter-Medium.otf \
	Inter-SemiBold.otf)

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wvla
CFLAGS ?= -O2 -g
# Lists of all types are read and written as struct list by what the field tables drive.
ALL_CFLAGS = -std=c17 -fno-strict-aliasing -D_POSIX_C_SOURCE=200809L -D_GNU_SOURCE $(WARNINGS) $(if $(WERROR),-Werror) $(CFLAGS) -Ilib -I$(BUILD) \
	-DFLIGHTPATH_VERSION='"$(VERSION)"' $(PACKAGE_CFLAGS)
PACKAGE_CFLAGS = $(shell pkg-config --cflags $(PACKAGES) $(LOADED))
PACKAGE_LIBS = $(shell pkg-config --libs $(PACKAGES)) -lm

LIBRARY := $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*/*.c))
COMMAND := $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/flightpath/*.c))
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
CONTENT := $(shell find templates content -type f ! -name '.*' | LC_ALL=C sort) $(FONTS)

.PHONY: all unit fuzz clean demo check install asan bench bless format format-check
.SECONDARY:

all: $(BUILD)/flightpath

$(BUILD)/flightpath: $(COMMAND) $(BUILD)/libflightpath.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(PACKAGE_LIBS)

$(BUILD)/libflightpath.a: $(LIBRARY) $(BUILD)/content.o
	rm -f $@
	ar rcs $@ $^

$(BUILD)/content.o: $(BUILD)/content.S
	$(CC) -c -o $@ $<

$(BUILD)/content.S: lib/embed.sh $(CONTENT) $(BUILD)/content.names
	@mkdir -p $(@D)
	@sh lib/embed.sh $@ $(CONTENT)

# Changes when a file is added or removed, so that the table is made anew.
$(BUILD)/content.names: FORCE
	@mkdir -p $(@D)
	@echo $(CONTENT) | cmp -s - $@ || echo $(CONTENT) >$@
FORCE:

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libflightpath.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(BUILD)/libflightpath.a $(PACKAGE_LIBS) -lcmocka

$(BUILD)/bench/%: tests/bench/%.c $(BUILD)/libflightpath.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(BUILD)/libflightpath.a $(PACKAGE_LIBS)

$(BUILD)/painters/%: tests/painters/%.c $(BUILD)/libflightpath.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(BUILD)/libflightpath.a $(PACKAGE_LIBS)

unit: $(UNITS)
	@for t in $(UNITS); do echo "$$t"; $$t || exit 1; done

# Builds the example, after installing what is missing.
demo:
	sh tests/install.sh build
	$(MAKE) all
	$(BUILD)/flightpath build site-example -o public
	@echo "Open public/index.html"

# Runs every test; warnings are errors here.
check:
	sh tests/install.sh build
	sh tests/install.sh tests
	$(MAKE) WERROR=1 all $(UNITS)
	BUILD=$(BUILD) bash tests/run.sh

# The program and its unit tests by another compiler, stopping at any wrong use of memory.
asan:
	$(MAKE) BUILD=$(BUILD)/asan CC=clang WERROR=1 CFLAGS="-O1 -g -Wno-string-concatenation $(SANITIZE)" \
		LDFLAGS="$(SANITIZE)" all units
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

units: $(UNITS)

bench: all
	BUILD=$(BUILD) bash tests/bench/run.sh

# Rewrites what a golden case wants (make bless CASE=name) and shows the difference.
bless: all
	BUILD=$(BUILD) bash tests/golden/run.sh --bless $(CASE)

format:
	clang-format -i $(SOURCES)
format-check:
	clang-format --dry-run -Werror $(SOURCES)
SOURCES = $(wildcard lib/*/*.[ch] cmd/*/*.[ch] tests/*/*.[ch])

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(BUILD)/flightpath $(DESTDIR)$(PREFIX)/bin/flightpath
	install -m 644 content/man/flightpath.1 $(DESTDIR)$(PREFIX)/share/man/man1/flightpath.1

# Random input for the readers: make fuzz SECONDS=30 runs each target so long. What it finds stays in build/fuzz.
SECONDS ?= 30
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_FLAGS = -O1 -g -DCSV_INPUT_FIRST=32 $(SANITIZE)

# The library is built anew with what the fuzzer needs to see which code an input reaches.
$(BUILD)/fuzz/%: tests/fuzz/fuzz_%.c FORCE
	$(MAKE) BUILD=$(BUILD)/fuzz CC=clang CFLAGS="$(FUZZ_FLAGS) -fsanitize=fuzzer-no-link" $(BUILD)/fuzz/libflightpath.a
	clang $(ALL_CFLAGS) $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $< $(BUILD)/fuzz/libflightpath.a $(PACKAGE_LIBS)

# Runs a target on files instead.
$(BUILD)/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(BUILD)/libflightpath.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(PACKAGE_LIBS)

fuzz: $(FUZZERS:%=$(BUILD)/fuzz/%)
	@for t in $(FUZZERS); do mkdir -p $(BUILD)/fuzz/found/$$t; echo "fuzz $$t"; \
		$(BUILD)/fuzz/$$t -max_total_time=$(SECONDS) -timeout=10 -verbosity=0 -print_final_stats=1 \
			-artifact_prefix=$(BUILD)/fuzz/ $(BUILD)/fuzz/found/$$t tests/fuzz/seeds/$$t || exit 1; done

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
