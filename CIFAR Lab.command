#!/bin/sh
# macOS: a double-click opens CIFAR Lab; the first time it is set up here, in Terminal's window.
cd "$(dirname "$0")" || exit 1
# where Homebrew and python.org put Python, for those whose shell does not look there
frameworks=/Library/Frameworks/Python.framework/Versions
PATH=$PATH:/opt/homebrew/bin:/usr/local/bin:$frameworks/3.13/bin:$frameworks/3.12/bin:$frameworks/3.11/bin
export PATH
assets/desktop/start.sh --set-up || exit 1
nohup .venv/bin/python main.py "$@" >/dev/null 2>&1 &
echo "CIFAR Lab is opening. You can close this window. / CIFAR Lab 正在打开，可以关闭此窗口。"
