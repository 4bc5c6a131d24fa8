#!/bin/sh
# Installs the Debian packages named as arguments where that needs no password (root, or sudo
# without one); elsewhere says in one line which command does it, and fails.
set -eu

say() { # say ENGLISH CHINESE
    case "${CIFAR_LAB_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
        zh*) printf '%s\n' "$2" ;;
        *) printf '%s\n' "$1" ;;
    esac >&2
}

command="sudo apt-get install $*"
if ! command -v apt-get >/dev/null 2>&1; then
    say "Missing system packages (Debian's names): $*. Please install them with this system's package manager, then try again." \
        "缺少系统软件包（Debian 名称）：$*。请用本系统的包管理器安装后重试。"
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    say "Missing system packages. Please run: $command" "缺少系统软件包，请运行：$command"
    exit 1
fi

say "Installing system packages: $*" "正在安装系统软件包：$*"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# an update that fails (one unreachable source, say) need not keep the installation from working
if { $as_root apt-get update -q || true; } >"$log" 2>&1 &&
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "$@" >>"$log" 2>&1; then
    exit 0
fi
tail -n 15 "$log" >&2
say "The installation failed. Please run: $command" "安装失败，请运行：$command"
exit 1
