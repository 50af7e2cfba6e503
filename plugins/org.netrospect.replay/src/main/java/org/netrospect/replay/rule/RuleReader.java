package org.netrospect.replay.rule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netrospect.replay.rule.RuleSet.EventFilter;
import org.netrospect.replay.rule.RuleSet.Skipped;

/** Reads rule and configuration files into one set. Used once, by one thread. */
final class RuleReader {
    private static final int DEEPEST = 16;
    /** Bytes of one file. */
    private static final long LARGEST = 1L << 30;
    private static final int LONGEST_RULE_IN_LINES = 400;

    private final Classes classes;
    private Variables variables;
    private Optional<RuleParser> parser = Optional.empty();
    private Path parserFolder = Path.of("");
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<EventFilter> filters = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private final List<String> settings = new ArrayList<>();
    /** Whether the rules depend on other things than their texts and the settings. */
    private boolean dependent;

    RuleReader(Variables variables) {
        this.variables = variables;
        classes = new Classes(false);
    }

    static List<Path> files(List<Path> paths) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (var inside = Files.walk(path)) {
                    all.addAll(inside.filter(RuleReader::isRuleFile).sorted().toList());
                }
            } else {
                all.add(path);
            }
        }
        // classes and variables are used by rules of other files too
        all.sort(java.util.Comparator.comparing(RuleReader::comesLater));
        return all;
    }

    RuleSet read(List<Path> paths) throws IOException {
        for (Path path : files(paths)) {
            file(path, 0);
        }
        leaveOutChangedLists();
        return new RuleSet(List.copyOf(rules.values()), List.copyOf(skipped), List.copyOf(filters),
                List.copyOf(files), dependent ? Optional.empty() : Optional.of(List.copyOf(settings)));
    }

    private static boolean isRuleFile(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path)
                && (name.endsWith(".rules") || name.endsWith(".config") || name.endsWith(".conf"));
    }

    private static boolean comesLater(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".rules");
    }

    private void file(Path path, int depth) throws IOException {
        if (!seen.add(path.toAbsolutePath().normalize())) {
            return;
        }
        if (Files.size(path) > LARGEST) {
            throw new IOException(path + " is larger than " + (LARGEST >> 20) + " MB and was not read as rules.");
        }
        files.add(path);
        parser = Optional.empty();
        parserFolder = path.toAbsolutePath().getParent();
        List<String> lines = Files.readString(path, StandardCharsets.ISO_8859_1).lines().toList();
        LogicalLines logical = new LogicalLines(lines, LONGEST_RULE_IN_LINES);
        while (logical.next()) {
            line(logical.text(), new Rule.Origin(path.toString(), logical.line()), path, depth);
        }
    }

    private void line(String text, Rule.Origin origin, Path path, int depth) throws IOException {
        String[] words = text.split("\\s+", 3);
        try {
            switch (words[0]) {
                case "var", "ipvar", "portvar" -> {
                    if (words.length < 3) {
                        throw new NotHonoured("a variable has no value");
                    }
                    variables = variables.with(words[1], words[2].strip());
                    dependent = true;
                    parser = Optional.empty();
                }
                case "include" -> include(text.substring(7).strip(), path, depth);
                case "config" -> {
                    config(text, classes);
                    settings.add(text);
                }
                case "event_filter", "threshold", "suppress" -> {
                    filters.add(FilterLine.parse(words[0], text, variables));
                    settings.add(text);
                }
                case "rate_filter" -> throw new NotHonoured("rate_filter changes what an engine does with "
                        + "further packets; alerts are told as without it");
                default -> {
                    if (!RuleParser.isAction(words[0].replaceFirst("\\(.*", ""))) {
                        throw new NotHonoured("the line begins with no action and no known word");
                    }
                    add(parser().parse(text, origin));
                }
            }
        } catch (NotHonoured e) {
            dependent |= e.isOfFile();
            boolean rule = text.indexOf('(') > 0;
            String reason = e.getMessage();
            skipped.add(new Skipped(origin, rule ? RuleParser.name(text) : firstWord(words[0]),
                    Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + "."));
        }
    }

    private RuleParser parser() {
        if (parser.isEmpty()) {
            parser = Optional.of(new RuleParser(variables, classes, parserFolder));
        }
        return parser.get();
    }

    /** Of a line that may be anything. */
    private static String firstWord(String word) {
        String printable = word.substring(0, Math.min(word.length(), 40)).replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() < word.length() ? printable + "..." : printable;
    }

    private void add(Rule rule) throws NotHonoured {
        String key = rule.id().gid() + ":" + rule.id().sid();
        Rule before = rules.get(key);
        if (before != null && rule.id().sid() != 0) {
            if (before.id().rev() >= rule.id().rev()) {
                throw new NotHonoured("the rule stands already in " + before.origin() + " with revision "
                        + before.id().rev());
            }
            skipped.add(new Skipped(before.origin(), before.id().toString(), "The rule stands also in " + rule.origin()
                    + " with revision " + rule.id().rev() + "."));
            rules.remove(key);
        }
        dependent |= rule.fileTests().stream().anyMatch(FileTest.Digest.class::isInstance)
                || rule.states().stream().anyMatch(step -> step instanceof StateStep.Among
                        || step instanceof StateStep.DataSet)
                || rule.bufferTests().stream().flatMap(t -> t.steps().stream()).anyMatch(Step.Member.class::isInstance);
        rules.put(rule.id().sid() == 0 ? key + "@" + rule.origin() : key, rule);
    }

    /** What is asked of a list as it was loaded must not be asked of one that other rules change. */
    private void leaveOutChangedLists() {
        Set<String> changed = rules.values().stream().flatMap(rule -> rule.states().stream())
                .filter(StateStep.DataSet.class::isInstance).map(step -> ((StateStep.DataSet) step).name())
                .collect(Collectors.toSet());
        rules.values().removeIf(rule -> {
            boolean asks = rule.bufferTests().stream().flatMap(test -> test.steps().stream())
                    .anyMatch(step -> step instanceof Step.Member m && changed.contains(m.name()));
            if (asks) {
                skipped.add(new Skipped(rule.origin(), rule.id().toString(), "Dataset: it asks for a set that is "
                        + "loaded here, and that another rule changes without loading it."));
            }
            return asks;
        });
    }

    private void include(String name, Path path, int depth) throws IOException, NotHonoured {
        if (depth >= DEEPEST) {
            throw new NotHonoured("files are included too deeply");
        }
        Path folder = path.toAbsolutePath().getParent();
        String plain = Words.unquoted(name);
        for (String key : variables.addresses().keySet()) {
            plain = plain.replace("$" + key, variables.addresses().get(key));
        }
        Path included = folder.resolve(plain).normalize();
        if (!Files.isRegularFile(included)) {
            throw NotHonoured.ofFile("the included file " + plain + " is not there");
        }
        file(included, depth + 1);
        parserFolder = folder;
        parser = Optional.empty();
    }

    static void config(String text, Classes classes) throws NotHonoured {
        String rest = text.substring("config".length()).strip();
        if (rest.startsWith("classification:")) {
            List<String> parts = List.of(rest.substring("classification:".length()).split(","));
            if (parts.size() < 3) {
                throw new NotHonoured("a classification needs a name, a description and a priority");
            }
            classes.add(parts.getFirst().strip(), String.join(",", parts.subList(1, parts.size() - 1)).strip(),
                    Words.number(parts.getLast(), "classification"));
        } else if (!rest.startsWith("reference:")) {
            throw new NotHonoured("this setting is not used");
        }
    }
}
