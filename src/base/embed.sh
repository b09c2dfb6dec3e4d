#!/bin/sh
# Prints a C file that holds the files named after NAME, byte by byte, in the
# order given, as NAME_files and NAME_count. The same files give the same bytes
# on any machine.
#
#     sh src/base/embed.sh NAME FILE... >made.c
set -eu
LC_ALL=C
export LC_ALL

name=$1
shift
echo '/* Made by src/base/embed.sh; not to be edited. */'
echo '#include "base/embedded.h"'
number=0
for file in "$@"; do
    printf '\n/* %s */\nstatic const unsigned char bytes_%d[] = {\n' \
        "$file" "$number"
    od -A n -v -t u1 "$file" | sed 's/^ *//; s/ *$//; s/  */,/g; s/$/,/'
    echo '};'
    number=$((number + 1))
done

printf '\nextern const struct embedded %s_files[];\n' "$name"
printf 'extern const size_t %s_count;\n' "$name"
printf '\nconst struct embedded %s_files[] = {\n' "$name"
number=0
for file in "$@"; do
    printf '    {"%s", bytes_%d, sizeof bytes_%d},\n' "$file" "$number" \
        "$number"
    number=$((number + 1))
done
printf '};\n\nconst size_t %s_count = %d;\n' "$name" "$number"
