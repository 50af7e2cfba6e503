package org.netrospect.protocols.bacnet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.SessionContext;

/** Files that are read or written piece by piece (ASHRAE 135, clause 14), put together by their positions. */
final class BacnetFiles {
    private static final int MOST_OPEN = 32;

    private final SessionContext context;
    private final Map<String, FileWriter> open = new LinkedHashMap<>();

    BacnetFiles(SessionContext context) {
        this.context = context;
    }

    /** @param values of the request that writes, or of the answer to one that reads, from the client or not */
    void piece(Service request, List<Tagged> values, boolean fromClient) {
        long position = values.stream().filter(each -> !each.context() && each.number() == 3)
                .map(Tagged::unsigned).findFirst().orElse(0L);
        for (Tagged each : values) {
            if (!each.context() && each.number() == Tagged.OCTETS && each.content().length() > 0) {
                put(request.object(), fromClient, position, each.content());
                break;
            }
        }
        boolean last = request.kind().equals("read") && !values.isEmpty() && values.get(0).number() == 1
                && !values.get(0).context() && values.get(0).small() == 1;
        if (last) {
            FileWriter whole = open.remove(request.object() + fromClient);
            if (whole != null) {
                whole.end();
            }
        }
    }

    private void put(String name, boolean fromClient, long position, ByteWindow bytes) {
        String key = name + fromClient;
        FileWriter file = open.get(key);
        if (file == null) {
            if (open.size() >= MOST_OPEN) {
                open.remove(open.keySet().iterator().next()).end();
            }
            file = context.file(FileOffer.of("bacnet", fromClient, name, ""));
            open.put(key, file);
        }
        file.at(position, bytes);
    }

    void end() {
        open.values().forEach(FileWriter::end);
        open.clear();
    }
}
