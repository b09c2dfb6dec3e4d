#!/bin/sh
# Prints a C file that holds the files named as arguments, byte by byte, in
# the order given. The same files give the same bytes on any machine.
#
#     sh src/catalogue/embed.sh src/catalogue/*.yaml >catalogue_embedded.c
set -eu
LC_ALL=C
export LC_ALL

echo '/* Made by src/catalogue/embed.sh from src/catalogue/; not to be edited. */'
echo '#include "catalogue/embedded.h"'
number=0
for file in "$@"; do
    printf '\n/* %s */\nstatic const unsigned char bytes_%d[] = {\n' \
        "$file" "$number"
    od -A n -v -t u1 "$file" | sed 's/^ *//; s/ *$//; s/  */,/g; s/$/,/'
    echo '};'
    number=$((number + 1))
done

printf '\nconst struct embedded embedded_files[] = {\n'
number=0
for file in "$@"; do
    printf '    {"%s", bytes_%d, sizeof bytes_%d},\n' "$file" "$number" \
        "$number"
    number=$((number + 1))
done
printf '};\n\nconst size_t embedded_count = %d;\n' "$number"
