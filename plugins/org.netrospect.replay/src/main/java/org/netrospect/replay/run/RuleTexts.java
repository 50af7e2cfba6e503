package org.netrospect.replay.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.event.Details;

/** The texts of the rules that a run found something with, as they were then: kept in the detail of the run. */
public final class RuleTexts {
    /** Name in the detail of a run: a list of numbers and text, {@code 1:2000021:3 alert tcp …}. */
    public static final String NAME = "rules";

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Keeps the text of a rule; of more rules than a list holds those that came first. */
    public void add(long gid, long sid, long rev, String text) {
        if (texts.size() < Details.MOST_VALUES) {
            texts.putIfAbsent(gid + ":" + sid + ":" + rev, text);
        }
    }

    /** For the detail of the run. */
    public List<String> described() {
        List<String> all = new ArrayList<>();
        texts.forEach((id, text) -> all.add(id + " " + text));
        return all;
    }

    /** The text of a rule in a run; empty if it was not kept. */
    public static Optional<String> find(Runs.Run run, long gid, long sid, long rev) {
        String begin = gid + ":" + sid + ":" + rev + " ";
        return DetailText.members(run.detail()).getOrDefault(NAME, List.of()).stream()
                .filter(rule -> rule.startsWith(begin)).map(rule -> rule.substring(begin.length())).findFirst();
    }
}
