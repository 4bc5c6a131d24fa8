#!/bin/sh
# Finds the system libraries that the installed Qt and OpenCV need and that are not there, by asking
# the loader itself (ldd), and has their Debian packages installed, with a Chinese font for those who
# read Chinese. With "dev": that font and Xvfb, the virtual display of the tests. Usage: .ci/system-libraries.sh [dev]
set -eu
cd "$(dirname "$0")/.."
[ "$(uname -s)" = Linux ] || exit 0

package_of() { # the Debian package of a library's file name
    case "$1" in
        libGL.so.1) echo libgl1 ;;
        libGLX.so.0) echo libglx0 ;;
        libOpenGL.so.0) echo libopengl0 ;;
        libEGL.so.1) echo libegl1 ;;
        libX11.so.6) echo libx11-6 ;;
        libX11-xcb.so.1) echo libx11-xcb1 ;;
        libXext.so.6) echo libxext6 ;;
        libXrender.so.1) echo libxrender1 ;;
        libSM.so.6) echo libsm6 ;;
        libICE.so.6) echo libice6 ;;
        libxcb.so.1) echo libxcb1 ;;
        libxcb-util.so.1) echo libxcb-util1 ;;
        libxcb-icccm.so.4) echo libxcb-icccm4 ;;
        libxcb-image.so.0) echo libxcb-image0 ;;
        libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
        libxcb-render-util.so.0) echo libxcb-render-util0 ;;
        libxcb-*.so.[0-9]*) # libxcb-randr.so.0 is in libxcb-randr0
            name=${1%%.so.*}
            echo "$name${1##*.so.}"
            ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libfontconfig.so.1) echo libfontconfig1 ;;
        libfreetype.so.6) echo libfreetype6 ;;
        libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
        libgssapi_krb5.so.2) echo libgssapi-krb5-2 ;;
        libgomp.so.1) echo libgomp1 ;;
        libstdc++.so.6) echo libstdc++6 ;;
        libz.so.1) echo zlib1g ;;
        *) echo "$1" ;; # unknown: the name of the file says more than nothing
    esac
}

reads_chinese() {
    case "${CIFAR_LAB_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in zh*) return 0 ;; esac
    return 1
}

has_chinese_font() { # fc-list need not be installed where the libraries are
    if command -v fc-list >/dev/null 2>&1; then
        [ -n "$(fc-list :lang=zh file 2>/dev/null)" ]
    else
        find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" "$HOME/.fonts" \
            -iname '*cjk*' -o -iname 'wqy*' -o -iname '*fallback*' 2>/dev/null | grep -q .
    fi
}

packages() {
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("platlib"))')
    for file in "$site"/PyQt5/QtWidgets.abi3.so "$site"/PyQt5/QtGui.abi3.so \
        "$site"/PyQt5/QtNetwork.abi3.so \
        "$site"/PyQt5/Qt5/plugins/platforms/libqxcb.so \
        "$site"/PyQt5/Qt5/plugins/xcbglintegrations/*.so "$site"/cv2/cv2*.so; do
        [ ! -e "$file" ] || ldd "$file" 2>/dev/null
    done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p' | sort -u |
        while read -r library; do package_of "$library"; done
    if [ "${1:-}" = dev ] || reads_chinese; then
        has_chinese_font || echo fonts-noto-cjk
    fi
    if [ "${1:-}" = dev ]; then
        command -v Xvfb >/dev/null 2>&1 || echo xvfb
        command -v xauth >/dev/null 2>&1 || echo xauth # xvfb-run does not start without it
    fi
}

missing=$(packages "$@" | sort -u)
# shellcheck disable=SC2086  # one argument a package
[ -z "$missing" ] || .ci/install-packages.sh $missing

missing=$(packages "$@" | sort -u)
if [ -n "$missing" ]; then
    echo "Still missing after the installation:" $missing >&2
    exit 1
fi
