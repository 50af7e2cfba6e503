package org.netrospect.protocols.http2;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.protocols.http.Head;

/** The fields of one header block. */
record FieldList(List<Field> fields) {
    /** The value of a pseudo field (RFC 9113, section 8.3); "" if there is none. */
    String pseudo(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst()
                .map(FieldList::oneLine).orElse("");
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /** The fields as HTTP/1 would write them, without pseudo fields. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Field field : fields) {
            if (!field.name().startsWith(":")) {
                lines.add(oneLine(field.name() + ": " + field.value()));
            }
        }
        return lines;
    }

    private static String oneLine(String value) {
        return value.replace('\r', ' ').replace('\n', ' ');
    }

    /** What a head says of the length of its body, -1 for nothing. */
    static long contentLength(Head head) {
        String length = head.value("content-length");
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }
}
