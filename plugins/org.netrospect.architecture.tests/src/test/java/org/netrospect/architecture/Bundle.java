package org.netrospect.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One row of the table of bundles in ARCHITECTURE.md. The folder of a bundle, its symbolic name and its root package
 * are the same words.
 *
 * @param name without {@code org.netrospect.}
 * @param mayUse bundles that it may use, named likewise
 * @param headless whether it must run without a display and without Eclipse
 */
record Bundle(String name, Set<String> mayUse, boolean headless) {
    private static final Path PLUGINS = Path.of("..").toAbsolutePath().normalize();

    static final List<Bundle> ALL = List.of(
            new Bundle("core", Set.of(), true),
            new Bundle("pcap", Set.of("core"), true),
            new Bundle("protocols", Set.of("core"), true),
            new Bundle("carving", Set.of("core"), true),
            new Bundle("store", Set.of("core"), true),
            new Bundle("report", Set.of("core", "carving"), true),
            new Bundle("replay", Set.of("core"), true),
            new Bundle("cli", Set.of("core", "pcap", "protocols", "carving", "replay", "store", "report"), true),
            new Bundle("workbench", Set.of("core", "pcap", "replay", "report"), false));

    /** Its compiled classes, tests left out. */
    JavaClasses classes() {
        return new ClassFileImporter().importPath(folder().resolve("target/classes"));
    }

    Path folder() {
        return PLUGINS.resolve(root());
    }

    String root() {
        return "org.netrospect." + name;
    }

    /** Packages of the bundles that it may not use. */
    String[] forbidden() {
        return ALL.stream().map(Bundle::name).filter(other -> !other.equals(name) && !mayUse.contains(other))
                .map(other -> "org.netrospect." + other + "..").toArray(String[]::new);
    }

    /** Folders under plugins/ that are bundles of the product: test bundles are none. */
    static List<String> folders() throws java.io.IOException {
        List<String> names = new ArrayList<>();
        try (var folders = Files.newDirectoryStream(PLUGINS, f -> Files.exists(f.resolve("pom.xml")))) {
            folders.forEach(f -> names.add(f.getFileName().toString()));
        }
        names.removeIf(n -> n.endsWith(".tests"));
        return names.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
