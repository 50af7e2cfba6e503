package org.netrospect.replay.indicator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Bundles of STIX 2.1 and events of MISP, wherever in the file their objects stand. The file is read as a stream; only
 * the objects that enclose the place being read are kept.
 */
final class JsonIndicators {
    /** Plain values kept of one object. */
    private static final int MOST_FIELDS = 200;

    private final IndicatorReader reader;

    JsonIndicators(IndicatorReader reader) {
        this.reader = reader;
    }

    void read(Path file) throws IOException {
        Deque<Map<String, String>> open = new ArrayDeque<>();
        Deque<Map<String, String>> spare = new ArrayDeque<>();
        try (InputStream in = Files.newInputStream(file); JsonParser json = new JsonFactory().createParser(in)) {
            String place = "line 1";
            try {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    place = "line " + json.currentLocation().getLineNr();
                    switch (token) {
                        case START_OBJECT -> open.push(spare.isEmpty() ? new HashMap<>() : spare.pop());
                        case END_OBJECT -> {
                            Map<String, String> fields = open.pop();
                            object(fields, open, place);
                            fields.clear();
                            spare.push(fields);
                        }
                        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
                            String name = json.currentName();
                            if (name != null && !open.isEmpty() && open.peek().size() < MOST_FIELDS) {
                                open.peek().put(name, json.getText());
                            }
                        }
                        default -> {
                            // names and brackets
                        }
                    }
                }
            } catch (JsonProcessingException e) {
                reader.skip("the file is not JSON from here on; what stands before is used", place);
            }
        }
    }

    private void object(Map<String, String> fields, Deque<Map<String, String>> around, String place) {
        String type = fields.getOrDefault("type", "");
        if (type.equals("indicator") && fields.containsKey("pattern")) {
            String language = fields.getOrDefault("pattern_type", "stix");
            if (!language.equals("stix")) {
                reader.skip("a pattern is not written in STIX's language", place);
                return;
            }
            String name = fields.getOrDefault("name", "");
            String description = fields.getOrDefault("description", "");
            StixPattern.take(reader, fields.getOrDefault("pattern", ""), fields.getOrDefault("valid_from",
                    fields.getOrDefault("created", "")), name.isEmpty() ? description : description.isEmpty() ? name
                            : name + ": " + description, place);
        } else if (fields.containsKey("value") && (fields.containsKey("category") || fields.containsKey("to_ids"))) {
            String info = around.stream().map(o -> o.getOrDefault("info", "")).filter(i -> !i.isEmpty()).findFirst()
                    .orElse("");
            MispTypes.take(reader, type, fields.getOrDefault("value", ""), info, date(fields.getOrDefault("timestamp",
                    "")), fields.getOrDefault("comment", ""), place);
        }
    }

    private static String date(String seconds) {
        return seconds.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)).toString() : seconds;
    }
}
