package org.netrospect.replay.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of a column {@code detail}: members with a text, a number, or a list of texts. */
public final class DetailText {
    private static final JsonFactory JSON = new JsonFactory();

    private DetailText() {
    }

    /** Its members; none of an empty text. */
    public static Map<String, List<String>> members(String json) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        if (json.isEmpty()) {
            return members;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = parser.currentName();
                } else if (token.isScalarValue()) {
                    members.computeIfAbsent(name, key -> new ArrayList<>()).add(parser.getText());
                }
            }
        } catch (JsonEOFException e) {
            // runs of earlier versions have it cut at a fixed length: what stands before the cut is whole
            return members;
        } catch (IOException e) {
            throw new UncheckedIOException("The detail of a row is no JSON: the case is damaged.", e);
        }
        return members;
    }

    /** The first text of a member, "" if there is none. */
    public static String first(Map<String, List<String>> members, String name) {
        return members.getOrDefault(name, List.of("")).getFirst();
    }
}
