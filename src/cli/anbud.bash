# Completion of anbud's command line, for bash.

_anbud_ids() { # what stands in the folder given with -C, if any
    local folder=. i
    for ((i = 1; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i]} == -C ]] && folder=${COMP_WORDS[i + 1]}
    done
    local file
    for file in "$folder"/bids/*.json; do
        [[ -e $file ]] || continue
        file=${file##*/}
        printf '%s\n' "${file%.json}"
    done
}

_anbud() {
    local word=${COMP_WORDS[COMP_CWORD]}
    local before=${COMP_WORDS[COMP_CWORD - 1]}
    local commands='check score explain explain-code formulas help schema init
        new-bid version'
    local options='-C --lang --output --format --quiet --color --threads
        --seed --search --help --version'
    local choices='' command='' i

    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        -C | --lang | --output | --format | --color | --threads | --seed | \
            --search) ((i++)) ;;
        -*) ;;
        *) command=${COMP_WORDS[i]} && break ;;
        esac
    done

    case $before in
    -C | --output)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    --lang) choices='nb nn en' ;;
    --format) choices='text json' ;;
    --color) choices='auto always never' ;;
    --threads | --seed | --search) return ;;
    *)
        case $word,$command in
        -*) choices=$options ;;
        *,) choices=$commands ;;
        *,help) choices=$commands ;;
        *,explain) choices=$(_anbud_ids) ;;
        *,explain-code | *,formulas)
            choices=$("${COMP_WORDS[0]}" "$command" --lang en 2>/dev/null |
                sed -n 's/^ *\([a-z][a-z0-9]*\(-[a-z0-9]*\)*\)\(  .*\)*$/\1/p')
            ;;
        *,schema) choices='tender needs requirements award
            assessors matrix register decisions clarifications consensus' ;;
        *,init)
            mapfile -t COMPREPLY < <(compgen -d -- "$word")
            return
            ;;
        esac
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
}

complete -F _anbud anbud
