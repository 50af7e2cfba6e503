package org.netrospect.replay.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What rules say, for alerts that tell a rule's number alone. Reads the rules when it is first asked. */
final class RuleMessages {
    private static final Pattern MESSAGE = Pattern.compile("\\bmsg\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){0,2000})\"");
    private static final Pattern SID = Pattern.compile("[;(]\\s*sid\\s*:\\s*(\\d{1,15})");
    private static final Pattern GID = Pattern.compile("[;(]\\s*gid\\s*:\\s*(\\d{1,9})");
    private static final Pattern CLASS = Pattern.compile("[;(]\\s*classtype\\s*:\\s*([\\w-]{1,100})");
    private static final Pattern CREATED = Pattern.compile("\\bcreated_at[ =:]+([\\d_-]{8,12})");
    private static final Pattern UPDATED = Pattern.compile("\\bupdated_at[ =:]+([\\d_-]{8,12})");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final About NOTHING = new About("", "", "", "", "");

    private final Path rules;
    private Map<String, About> known = Map.of();
    private boolean read;

    /** @param rules one file with all of them */
    RuleMessages(Path rules) {
        this.rules = rules;
    }

    /**
     * @param alertClass short name
     * @param created when, as its metadata say
     * @param text as published, without line breaks
     */
    record About(String message, String alertClass, String created, String updated, String text) {
    }

    /** Of a rule; empty texts if it is none of them. */
    About of(long gid, long sid) throws IOException {
        if (!read) {
            known = all();
            read = true;
        }
        return known.getOrDefault(gid + ":" + sid, NOTHING);
    }

    private Map<String, About> all() throws IOException {
        Map<String, About> all = new HashMap<>();
        StringBuilder rule = new StringBuilder();
        try (BufferedReader lines = Files.newBufferedReader(rules, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith("\\")) {
                    rule.append(line, 0, line.length() - 1);
                } else {
                    add(rule.append(line).toString(), all);
                    rule.setLength(0);
                }
            }
        }
        return all;
    }

    private static void add(String rule, Map<String, About> all) {
        Matcher sid = SID.matcher(rule);
        if (rule.stripLeading().startsWith("#") || !sid.find()) {
            return;
        }
        String message = first(MESSAGE, rule, "");
        all.put(first(GID, rule, "1") + ":" + sid.group(1), new About(
                ESCAPED.matcher(new String(message.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                        .replaceAll("$1"),
                first(CLASS, rule, ""), first(CREATED, rule, ""), first(UPDATED, rule, ""), rule.strip()));
    }

    private static String first(Pattern pattern, String rule, String otherwise) {
        Matcher m = pattern.matcher(rule);
        return m.find() ? m.group(1) : otherwise;
    }
}
