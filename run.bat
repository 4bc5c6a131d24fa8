@echo off
rem Windows: a double-click opens CIFAR Lab, on the pictures that were dropped onto this file. The
rem first time it is set up here, where one can watch. It needs Python 3.11, 3.12 or 3.13.
setlocal DisableDelayedExpansion
title CIFAR Lab
set "ROOT=%~dp0"
set "SUITABLE=import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12), (3, 13)))"

set PYTHON="%ROOT%.venv\Scripts\python.exe"
%PYTHON% -c "%SUITABLE%" >nul 2>nul && goto found
set PYTHON=py
%PYTHON% -c "%SUITABLE%" >nul 2>nul && goto found
set PYTHON=py -3.13
%PYTHON% -c "%SUITABLE%" >nul 2>nul && goto found
set PYTHON=py -3.12
%PYTHON% -c "%SUITABLE%" >nul 2>nul && goto found
set PYTHON=py -3.11
%PYTHON% -c "%SUITABLE%" >nul 2>nul && goto found
set PYTHON=python
%PYTHON% -c "%SUITABLE%" >nul 2>nul && goto found

rem this file is plain ASCII, which every code page reads; the text is not
chcp 65001 >nul
type "%ROOT%assets\desktop\no-python.txt"
pause
exit /b 1

:found
%PYTHON% "%ROOT%assets\desktop\windows.py"
if errorlevel 1 goto failed
start "" "%ROOT%.venv\Scripts\pythonw.exe" "%ROOT%main.py" %*
exit /b 0

:failed
pause
exit /b 1
