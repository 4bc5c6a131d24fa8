#!/bin/sh
# Opens CIFAR Lab from the desktop. The first time, and when the dependencies have changed, it is set
# up first, where one can watch: in this terminal, else in a terminal's window, else in a box with
# the time that has gone by, else with a notification that names the log.
# Usage: start.sh [PICTURE…], or start.sh --set-up [FOLDER-FOR-THE-STATUS]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
logs=${CIFAR_LAB_HOME:-${XDG_STATE_HOME:-$HOME/.local/state}/cifar-lab/log}/log # as app/paths.py has it
log=$logs/setup.log

chinese=
case "${CIFAR_LAB_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
    zh*) # a locale that is not installed is plain ASCII, and boxes then refuse the text
        [ "$(locale charmap 2>/dev/null || echo UTF-8)" != UTF-8 ] || chinese=yes
        ;;
esac

say() { # say ENGLISH CHINESE
    if [ -n "$chinese" ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

is_ready() { # as the Makefile sees it
    [ -x "$root/.venv/bin/python" ] && [ -e "$root/.venv/ready" ] &&
        [ -z "$(find "$root/pyproject.toml" "$root/constraints.txt" -newer "$root/.venv/ready")" ]
}

wait_for_others() { # one set-up at a time; the lock ends with this process
    command -v flock >/dev/null 2>&1 || return 0 # macOS
    mkdir -p "$logs" && exec 9>"$logs/setup.lock"
    flock -n 9 || {
        say "CIFAR Lab is being set up already; waiting." "CIFAR Lab 正在安装中，请稍候。"
        flock 9
    }
}

set_up_here() {
    wait_for_others
    if is_ready; then return 0; fi
    say "Setting up CIFAR Lab. This takes several minutes, once." \
        "正在安装 CIFAR Lab，只需一次，要几分钟。"
    "$root/.ci/setup.sh" 9>&- && is_ready
}

set_up_watched() { # for a window that closes when this ends: a failure stays to be read
    if [ -n "$report" ]; then
        trap 'echo $? >"$report/ending" && mv "$report/ending" "$report/status"' EXIT
        trap 'exit 129' HUP INT TERM
        echo $$ >"$report/beginning" && mv "$report/beginning" "$report/begun"
    fi
    if set_up_here; then return 0; fi
    say "CIFAR Lab could not be set up. Press Enter to close." "CIFAR Lab 安装失败。按回车键关闭。"
    read -r _ || true
    return 1
}

has_begun() { # has_begun TERMINAL'S-PROCESS: within ten seconds, or at once where that one failed
    tenths=0
    while [ ! -e "$report/begun" ] && [ "$tenths" -lt 100 ]; do
        if ! kill -0 "$1" 2>/dev/null && ! wait "$1"; then break; fi
        sleep 0.1
        tenths=$((tenths + 1))
    done
    [ -e "$report/begun" ]
}

in_terminal_window() { # a status file tells the end: some terminals return at once
    for terminal in x-terminal-emulator gnome-terminal ptyxis kgx konsole xfce4-terminal \
        mate-terminal tilix alacritty foot kitty xterm; do
        command -v "$terminal" >/dev/null 2>&1 || continue
        case $terminal in
            gnome-terminal | ptyxis | kgx) set -- -- ;;
            xfce4-terminal | mate-terminal) set -- -x ;;
            foot | kitty) set -- ;;
            xterm) set -- -u8 -fa monospace -e ;; # its own font has no Chinese
            *) set -- -e ;;
        esac
        "$terminal" "$@" "$root/assets/desktop/start.sh" --set-up "$report" >/dev/null 2>&1 &
        has_begun $! || continue # that one does not start here: the next
        while [ ! -e "$report/status" ] && kill -0 "$(cat "$report/begun")" 2>/dev/null; do
            sleep 0.3
        done
        return 0
    done
    return 1
}

minutes() { # what zenity shows: a line that begins with # replaces its text
    seconds=0
    while [ ! -e "$report/status" ]; do
        printf '# %s\\n\\n%d:%02d\n' "$text $log" $((seconds / 60)) $((seconds % 60))
        sleep 1
        seconds=$((seconds + 1))
    done
    echo 100
}

in_a_box() {
    { status=0; set_up_here >"$log" 2>&1 || status=$?; echo "$status" >"$report/status"; } &
    work=$!
    text=$(say "Setting up CIFAR Lab: several minutes, once. Log:" "正在安装 CIFAR Lab，只需一次，要几分钟。日志：")
    box=
    if command -v zenity >/dev/null 2>&1; then
        minutes | zenity --progress --pulsate --auto-close --no-cancel --width=480 \
            --title="CIFAR Lab" --text="$text $log" >/dev/null 2>&1 || true
    elif command -v kdialog >/dev/null 2>&1; then
        kdialog --title "CIFAR Lab" --msgbox "$text $log" >/dev/null 2>&1 &
        box=$!
    elif command -v notify-send >/dev/null 2>&1; then
        notify-send "CIFAR Lab" "$text $log" || true
    elif command -v xmessage >/dev/null 2>&1; then
        xmessage "CIFAR Lab: setting up, several minutes, once. Log: $log" >/dev/null 2>&1 &
        box=$!
    fi
    wait "$work" || true
    [ -z "$box" ] || kill "$box" 2>/dev/null || true
    [ "$(cat "$report/status")" = 0 ] || complain "$log"
}

complain() { # complain LOG: its last lines, where somebody sees them
    text="$(tail -n 5 "$1" 2>/dev/null || true)

$1"
    if command -v zenity >/dev/null 2>&1; then
        zenity --error --no-markup --width=480 --title="CIFAR Lab" --text="$text" || true
    elif command -v kdialog >/dev/null 2>&1; then
        kdialog --title "CIFAR Lab" --error "$text" || true
    elif command -v notify-send >/dev/null 2>&1; then
        notify-send "CIFAR Lab" "$text" || true
    elif command -v xmessage >/dev/null 2>&1; then
        xmessage "$text" || true
    fi
}

if [ "${1:-}" = --set-up ]; then
    report=${2:-}
    if [ -n "$report" ] || ! is_ready; then set_up_watched; fi
    exit
fi
if [ -t 1 ]; then
    is_ready || set_up_here
    exec "$root/.venv/bin/python" "$root/main.py" "$@" 9>&-
fi
mkdir -p "$logs"
if ! is_ready; then
    report=$(mktemp -d)
    trap 'rm -rf "$report"' EXIT
    in_terminal_window || in_a_box
    is_ready || exit 1
fi
status=0
"$root/.venv/bin/python" "$root/main.py" "$@" >"$logs/launcher.log" 2>&1 || status=$?
# killed, at the end of the session say, is no failure to tell of
[ "$status" = 0 ] || [ "$status" -gt 128 ] || complain "$logs/launcher.log"
exit "$status"
