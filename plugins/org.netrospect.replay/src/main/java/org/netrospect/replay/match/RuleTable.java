package org.netrospect.replay.match;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.RuleLines;

/**
 * Rules in the order in which they are tried. Of rules that were made ready before, each is read from its text when it
 * is first needed: in most replays that is a small part of them. Thread-safe.
 */
final class RuleTable {
    /** Empty where a rule was not needed; what is put there is immutable, so that threads may do it twice. */
    private final MatchRule[] rules;
    private final Applications applications;
    private final int[] ids;
    private final Optional<Texts> texts;

    /** Where the rules can be read. @param ends of each text, in bytes of UTF-8 @param origins file and line of each */
    private record Texts(ByteBuffer all, int[] ends, int[] origins, List<String> files, RuleLines lines) {
        String text(int rule) {
            int begin = rule == 0 ? 0 : ends[rule - 1];
            byte[] bytes = new byte[ends[rule] - begin];
            all.get(begin, bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    RuleTable(List<Rule> ordered) {
        applications = new Applications();
        rules = new MatchRule[ordered.size()];
        ids = new int[rules.length * 3];
        texts = Optional.empty();
        for (int i = 0; i < rules.length; i++) {
            rules[i] = MatchRule.of(ordered.get(i), i, applications);
            Rule.Id id = ordered.get(i).id();
            ids[i * 3] = id.gid();
            ids[i * 3 + 1] = id.sid();
            ids[i * 3 + 2] = id.rev();
        }
    }

    RuleTable(Unpacking in, RuleLines lines) {
        applications = new Applications(in.texts());
        ids = in.numbers();
        rules = new MatchRule[ids.length / 3];
        texts = Optional.of(new Texts(in.view(), in.numbers(), in.numbers(), in.texts(), lines));
    }

    void pack(Packing out) {
        out.texts(applications.names());
        out.numbers(ids);
        List<String> files = new ArrayList<>();
        int[] ends = new int[rules.length];
        int[] origins = new int[rules.length * 2];
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < rules.length; i++) {
            Rule rule = get(i).rule();
            all.writeBytes(rule.text().getBytes(StandardCharsets.UTF_8));
            ends[i] = all.size();
            String file = rule.origin().file();
            // rules stand in their files one behind the other, so the last is nearly always the one
            int known = !files.isEmpty() && files.getLast().equals(file) ? files.size() - 1 : files.indexOf(file);
            if (known < 0) {
                known = files.size();
                files.add(file);
            }
            origins[i * 2] = known;
            origins[i * 2 + 1] = rule.origin().line();
        }
        out.bytes(all.toByteArray());
        out.numbers(ends);
        out.numbers(origins);
        out.texts(files);
    }

    int size() {
        return rules.length;
    }

    MatchRule get(int index) {
        MatchRule rule = rules[index];
        if (rule == null) {
            Texts its = texts.orElseThrow();
            rule = MatchRule.of(its.lines.rule(its.text(index), new Rule.Origin(
                    its.files.get(its.origins[index * 2]), its.origins[index * 2 + 1])), index, applications);
            rules[index] = rule;
        }
        return rule;
    }

    Rule.Id id(int index) {
        return new Rule.Id(ids[index * 3], ids[index * 3 + 1], ids[index * 3 + 2]);
    }

    Applications applications() {
        return applications;
    }
}
