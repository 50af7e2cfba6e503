#!/usr/bin/env bash
# Starts the finished Linux product under Xvfb, drags a capture onto its window as a file manager would, waits until its
# sessions are there, works with them by mouse and keyboard, and saves screenshots.
#   product/drive.sh PRODUCT CAPTURE FOLDER_FOR_SCREENSHOTS
# PRODUCT is the folder with plugins/ in it. Needs Xvfb, openbox, xdotool and ImageMagick's import, and Java 21 or newer.
set -euo pipefail
[ $# = 3 ] || { sed -n '2,6p' "$0" >&2; exit 2; }
product=$(readlink -f "$1") capture=$(readlink -f "$2")
mkdir -p "$3"
shots=$(readlink -f "$3")
here=$(dirname "$(readlink -f "$0")")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -x "$product/runtime/bin/java" ] && product_java=$product/runtime/bin/java || product_java=$java
for tool in Xvfb openbox xdotool import; do
    command -v "$tool" > /dev/null || { echo "$tool is missing; it is needed to drive the product." >&2; exit 2; }
done
work=$(mktemp -d)
pids=()
end() { for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done; wait 2> /dev/null || true; rm -rf "$work"; }
trap end EXIT

exec {display_out}<> <(:)
Xvfb -displayfd "$display_out" -screen 0 1440x900x24 2> /dev/null & pids+=($!)
read -r -u "$display_out" number
export DISPLAY=:$number NO_AT_BRIDGE=1
openbox > /dev/null 2>&1 & pids+=($!)

launcher=$(compgen -G "$product/plugins/org.eclipse.equinox.launcher_*.jar" | head -1)
"$product_java" --enable-native-access=ALL-UNNAMED -jar "$launcher" -data "$work/data" -configuration "$work/configuration" \
    -consoleLog --workspace "$work/workspace" > "$work/log" 2>&1 & pids+=($!)

until_title() { # waits for a window whose title has the words
    for _ in $(seq 300); do
        if window=$(xdotool search --onlyvisible --name "$1" 2> /dev/null | head -1) && [ -n "$window" ]; then return; fi
        sleep 0.2
    done
    echo "No window “$1” came within a minute. The product said:" >&2; cat "$work/log" >&2; exit 1
}
shot() { sleep "${2:-1}"; import -window root "$shots/$1.png"; echo "$shots/$1.png"; }

until_title Netrospect
xdotool windowsize "$window" 1440 880 windowmove "$window" 0 0 2> /dev/null || true
shot 1-welcome 3

libraries=$(compgen -G "$product/plugins/org.eclipse.swt*.jar" | paste -sd:)
"$java" --enable-native-access=ALL-UNNAMED -cp "$libraries" "$here/drive/DragSourceWindow.java" 1200 40 "$capture" > "$work/drag" & pids+=($!)
until_title 'drag source'
sleep 1
xdotool mousemove 1280 90 mousedown 1
for step in $(seq 1 20); do xdotool mousemove $((1280 - step * 30)) $((90 + step * 15)); sleep 0.03; done
sleep 0.5
xdotool mouseup 1
until_title 'Case “'
until grep -q dropped "$work/drag"; do sleep 0.2; done
shot 2-importing 0
shot 3-sessions 6
xdotool mousemove 520 240 click 1
shot 4-inspector 2
xdotool key ctrl+l type --delay 20 'dport in (53, 80) and sby'
shot 5-completion 1
xdotool key Escape key ctrl+a type --delay 20 'dport in (53, 80)'
xdotool key Escape key Return
shot 6-filtered 2
xdotool key ctrl+l type --delay 20 'dprt = 80'
xdotool key Return
shot 7-error 2
xdotool key Escape Escape
if grep -q '^!ENTRY .* 4 ' "$work/log"; then
    echo "The product logged errors:" >&2; cat "$work/log" >&2; exit 1
fi
