package org.netrospect.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the borders between bundles and between packages that ARCHITECTURE.md draws. */
final class BundlesTest {
    static List<Bundle> bundles() {
        return Bundle.ALL;
    }

    static List<Bundle> headless() {
        return Bundle.ALL.stream().filter(Bundle::headless).toList();
    }

    @Test
    void everyBundleIsInTheTable() throws IOException {
        assertEquals(Bundle.ALL.stream().map(Bundle::root).sorted().toList(), Bundle.folders());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void packagesBeginWithTheNameOfTheirBundle(Bundle bundle) {
        JavaClasses classes = bundle.classes();
        assertFalse(classes.isEmpty(), () -> bundle.folder() + " has no compiled classes");
        classes().should().resideInAPackage(bundle.root() + "..").check(classes);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bundlesUseOnlyWhatStandsAboveThem(Bundle bundle) {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(bundle.forbidden()).check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void packagesHaveNoCycles(Bundle bundle) {
        slices().matching(bundle.root() + ".(**)").should().beFreeOfCycles().allowEmptyShould(true)
                .check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("headless")
    void theEngineNeedsNeitherEclipseNorAScreen(Bundle bundle) {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("org.eclipse..", "java.awt..", "javax.swing..").check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void onlyTheStoreKnowsTheDatabase(Bundle bundle) {
        if (!bundle.name().equals("store")) {
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.derby..").check(bundle.classes());
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void onlyMainEndsTheProcess(Bundle bundle) {
        noClasses().that().doNotHaveFullyQualifiedName("org.netrospect.cli.Main")
                .should().callMethod(System.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "halt", int.class).check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void nothingIsReadByJavaDeserialization(Bundle bundle) {
        noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class).check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void namesSayWhatAThingIs(Bundle bundle) {
        classes().should().haveNameNotMatching(".*\\.(I[A-Z][a-z]\\w*|Abstract\\w*|\\w*(Manager|Helper|Utils?))")
                .check(bundle.classes());
    }

    /** The digits of a number that is written without a locale are those of the analyst's country. */
    @ParameterizedTest
    @MethodSource("headless")
    void numbersAreWrittenAlikeInEveryLocale(Bundle bundle) throws IOException {
        Pattern wrong = Pattern.compile("String\\.format\\(\\s*\"[^\"\n]*%[-+0-9,.]*[defg]"
                + "|%[-+0-9,.]*[defg][^\"\n]*\"\\s*\\.formatted\\(");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(bundle.folder().resolve("src/main"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (wrong.matcher(Files.readString(file, StandardCharsets.UTF_8)).find()) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void linesEndAfterAtMost120ColumnsWithoutTabsOrBlanks(Bundle bundle) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(bundle.folder().resolve("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
                for (int i = 0; i < lines.size(); i++) {
                    String line = lines.get(i);
                    if (line.codePointCount(0, line.length()) > 120
                            || line.indexOf('\t') >= 0 || line.endsWith(" ")) {
                        wrong.add(bundle.folder().relativize(file) + ":" + (i + 1));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
