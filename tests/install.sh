#!/bin/sh
# install.sh build|tests: installs the Debian packages that are missing. As root it installs them;
# otherwise it prints the command and stops with status 1. A row is "package how what": the package
# is there when the command, the pkg-config module or the file is.
set -eu
case ${1:-} in
build) rows='
gcc command gcc
make command make
binutils command ar
pkg-config command pkg-config
libc6-dev file /usr/include/stdio.h
libyaml-dev module yaml-0.1
libcmark-dev module libcmark
libglib2.0-dev module glib-2.0
libpango1.0-dev module pangocairo
libxml2-dev module libxml-2.0
libjson-glib-dev module json-glib-1.0
libharfbuzz-dev module harfbuzz-subset
libbrotli-dev module libbrotlienc
zlib1g-dev module zlib
libpng-dev module libpng
libssl-dev module libcrypto
libgmime-3.0-dev module gmime-3.0
libcurl4-openssl-dev module libcurl
fonts-inter file /usr/share/fonts/opentype/inter/Inter-Regular.otf' ;;
tests) rows='
clang command clang
clang-format command clang-format
libcmocka-dev module cmocka
git command git
python3 command python3
python3-yaml file /usr/lib/python3/dist-packages/yaml/__init__.py
python3-jsonschema file /usr/lib/python3/dist-packages/jsonschema/__init__.py
chromium command chromium
nodejs command node
npm command npm
default-jre-headless command java
poppler-utils command pdftotext
qpdf command qpdf
ghostscript command gs
mupdf-tools command mutool
python3-aiosmtpd file /usr/lib/python3/dist-packages/aiosmtpd/__init__.py
python3-pil file /usr/lib/python3/dist-packages/PIL/__init__.py
python3-numpy file /usr/lib/python3/dist-packages/numpy/__init__.py
python3-scipy file /usr/lib/python3/dist-packages/scipy/__init__.py
postgresql file /usr/lib/postgresql/15/bin/postgres
libxml2-utils command xmllint
openssl command openssl
util-linux command flock
locales file /usr/share/i18n/locales/de_DE' ;;
*)
    echo "usage: install.sh build|tests" >&2
    exit 2
    ;;
esac

# True when what a row asks for is there.
is_there() {
    case $1 in
    command) command -v "$2" >/dev/null 2>&1 ;;
    module) pkg-config --exists "$2" 2>/dev/null ;;
    file) [ -e "$2" ] ;;
    esac
}

missing=$(echo "$rows" | while read -r package how what; do
    [ -z "$package" ] || is_there "$how" "$what" || echo "$package"
done)
[ -n "$missing" ] || exit 0
missing=$(echo "$missing" | tr '\n' ' ' | sed 's/ $//')
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing, by their names in Debian: $missing" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "Missing packages. Install them with:" >&2
    echo "  sudo apt-get install $missing" >&2
    exit 1
fi
echo "Installing: $missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # a list of words
apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 || {
    apt-get update
    apt-get install -y --no-install-recommends $missing
}
