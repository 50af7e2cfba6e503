@echo off
rem Starts Netrospect: without a command the workbench, else the command ("netrospect help" lists them).
rem NETROSPECT_JAVA_OPTS holds options for Java, NETROSPECT_WORKSPACE the folder of the cases.
setlocal
set "HOME_FOLDER=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1 || (
    echo Netrospect needs Java 21 or newer. Install it, or point JAVA_HOME at it. 1>&2
    exit /b 2
)
set "OPTIONS=--enable-native-access=ALL-UNNAMED %NETROSPECT_JAVA_OPTS%"
if "%~1"=="" goto workbench
if "%~1"=="open" goto open
if "%~1"=="demo" goto demo
"%JAVA%" %OPTIONS% -XX:+UseParallelGC -Xlog:disable -cp "%HOME_FOLDER%lib\*" org.netrospect.cli.Main %*
exit /b %ERRORLEVEL%

:demo
"%JAVA%" %OPTIONS% -XX:+UseParallelGC -Xlog:disable -cp "%HOME_FOLDER%lib\*" org.netrospect.cli.Main demo "%HOME_FOLDER%demo"
if errorlevel 1 exit /b %ERRORLEVEL%
set "ARGUMENTS=--case demo"
goto start

:open
set "ARGUMENTS=-open"
:more
shift
if "%~1"=="" goto start
set "ARGUMENTS=%ARGUMENTS% "%~f1""
goto more

:workbench
set "ARGUMENTS="
:start
for %%j in ("%HOME_FOLDER%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%j"
set "QUICK=-XX:InitialRAMPercentage=6 -XX:+UnlockExperimentalVMOptions -XX:G1NewSizePercent=40 -XX:MetaspaceSize=128m"
set "QUICK=%QUICK% -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400 -XX:Tier4CompileThreshold=60000"
start "Netrospect" "%JAVA%w" %QUICK% %OPTIONS% "-Dnetrospect.demo=%HOME_FOLDER%demo" -jar "%LAUNCHER%" -name Netrospect ^
    -data "%LOCALAPPDATA%\Netrospect" %ARGUMENTS%
