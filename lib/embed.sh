#!/bin/sh
# embed.sh OUT.S FILE...: writes an assembler file that holds each FILE's bytes and the sorted table of
# them (struct content_file of base/content.h). A font's path becomes fonts/NAME.
set -eu
out=$1
shift
name_of() {
    case $1 in
    /*) echo "fonts/${1##*/}" ;;
    *) echo "$1" ;;
    esac
}
for file; do printf '%s\t%s\n' "$(name_of "$file")" "$file"; done | LC_ALL=C sort >"$out.list"
{
    echo '.section .rodata'
    n=0
    while IFS="$(printf '\t')" read -r name file; do
        printf '.balign 16\nbytes_%d: .incbin "%s"\nend_%d:\n.byte 0\nname_%d: .asciz "%s"\n' \
            $n "$file" $n $n "$name"
        n=$((n + 1))
    done <"$out.list"
    echo '.section .data.rel.ro, "aw"'
    printf '.balign 8\n.globl content_table\ncontent_table:\n'
    i=0
    while [ $i -lt $n ]; do
        printf '.quad name_%d, bytes_%d, end_%d - bytes_%d\n' $i $i $i $i
        i=$((i + 1))
    done
    printf '.globl content_table_count\ncontent_table_count: .quad %d\n' $n
    echo '.section .note.GNU-stack, "", @progbits'
} >"$out"
rm -f "$out.list"
