package org.netrospect.replay.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.replay.indicator.Indicator.Kind;

/** Collects the indicators of files. One thread. */
final class IndicatorReader {
    /** Indicators kept: about 2 GB of them. */
    private static final int MOST = 5_000_000;
    private static final int MOST_REASONS = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int HEAD = 4096;

    private final List<Indicator> all = new ArrayList<>();
    private final Map<String, Indicators.Skipped> skipped = new LinkedHashMap<>();
    private String file = "";

    void read(Path path) throws IOException {
        file = path.getFileName().toString();
        String head;
        try (InputStream in = Files.newInputStream(path)) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        }
        if (head.startsWith("{") || head.startsWith("[{") || head.startsWith("[") && head.indexOf('{') > 0) {
            new JsonIndicators(this).read(path);
            return;
        }
        // a line that is not UTF-8 is a value that is not understood, not the end of the file
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(path),
                StandardCharsets.UTF_8))) {
            LineIndicators reader = head.lines().anyMatch(line -> line.startsWith("#fields"))
                    ? new ZeekIndicators(this) : CsvIndicators.looksLike(head) ? new CsvIndicators(this)
                            : new PlainIndicators(this);
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    reader.line(line.replace("\uFEFF", ""), "line " + number);
                }
            }
        }
    }

    Indicators finish() {
        return new Indicators(all, List.copyOf(skipped.values()));
    }

    /** Takes a value whose kind its looks tell. */
    void guessed(String value, String source, String date, String description, String place) {
        take(Values.guess(value), source, date, description, place,
                "a value is neither an address, network, name, URL, digest, fingerprint nor mail address");
    }

    /** Takes a value of a kind. */
    void typed(Kind kind, String value, String source, String date, String description, String place) {
        take(Values.of(kind, value), source, date, description, place,
                "a value is not what its type says: " + kind.name());
    }

    private void take(Optional<Values.Typed> typed, String source, String date, String description, String place,
            String otherwise) {
        if (typed.isEmpty()) {
            skip(otherwise, place);
        } else if (all.size() >= MOST) {
            skip("there are more than " + MOST + " indicators", place);
        } else {
            all.add(new Indicator(typed.get().kind(), typed.get().value(),
                    source.isBlank() ? file : file + ", " + cut(source), cut(date), cut(description)));
        }
    }

    private static String cut(String text) {
        String bare = text.strip();
        return bare.length() <= LONGEST_TEXT ? bare : bare.substring(0, LONGEST_TEXT);
    }

    void skip(String reason, String place) {
        String key = skipped.size() < MOST_REASONS || skipped.containsKey(reason) ? reason : "further reasons";
        skipped.merge(key, new Indicators.Skipped(key, 1, file + " " + place),
                (a, b) -> new Indicators.Skipped(key, a.count() + 1, a.example()));
    }
}
