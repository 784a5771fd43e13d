# Flightpath. `make demo` shows it, `make check` proves it; both install what is missing.
VERSION := 0.1.0
PREFIX ?= /usr/local
BUILD ?= build
PACKAGES := yaml-0.1 libcmark glib-2.0 pangocairo pangoft2 libxml-2.0 json-glib-1.0 harfbuzz-subset libwoff2enc
FONTS := $(addprefix /usr/share/fonts/opentype/inter/,Inter-Regular.otf Inter-Italic.otf Inter-Medium.otf \
	Inter-SemiBold.otf)

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wvla
CFLAGS ?= -O2 -g
CXXFLAGS ?= -O2 -g
ALL_CFLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -D_GNU_SOURCE $(WARNINGS) $(if $(WERROR),-Werror) $(CFLAGS) -Ilib -I$(BUILD) \
	-DFLIGHTPATH_VERSION='"$(VERSION)"' $(PACKAGE_CFLAGS)
PACKAGE_CFLAGS = $(shell pkg-config --cflags $(PACKAGES))
PACKAGE_LIBS = $(shell pkg-config --libs $(PACKAGES)) -lm -lstdc++

LIBRARY := $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*/*.c)) $(patsubst %.cc,$(BUILD)/%.o,$(wildcard lib/*/*.cc))
COMMAND := $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/flightpath/*.c))
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
CONTENT := $(shell find templates content -type f ! -name '.*' | LC_ALL=C sort) $(FONTS)

.PHONY: all unit clean
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

$(BUILD)/%.o: %.cc
	@mkdir -p $(@D)
	$(CXX) -std=c++17 -Wall -Wextra -Wshadow -Wconversion $(CXXFLAGS) -Ilib $(PACKAGE_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libflightpath.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(BUILD)/libflightpath.a $(PACKAGE_LIBS) -lcmocka

unit: $(UNITS)
	@for t in $(UNITS); do echo "$$t"; $$t || exit 1; done

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
