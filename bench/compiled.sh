# compiled.sh - for the other scripts, which source it: builds Netrospect, and compiles tools that lie among the tests of
# the command line into $work/classes. Sets top, jars (the folder of Netrospect's) and java.
# compiled CLASS...
compiled() {
    local tests each
    top=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
    java=${JAVA_HOME:+$JAVA_HOME/bin/}java
    "$top/netrospect" help > /dev/null # builds it
    jars=$(sed -n 1p "$top/.build/commands/current")
    tests=$top/plugins/org.netrospect.cli/src/test/java
    mkdir -p "$work/classes"
    for each; do
        "${java}c" --release 21 -proc:none -cp "$jars/*" -d "$work/classes" -sourcepath "$tests" \
            "$tests/org/netrospect/cli/$each.java" || return 2
    done
}
