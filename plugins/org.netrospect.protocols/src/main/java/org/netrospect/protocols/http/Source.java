package org.netrospect.protocols.http;

import java.util.List;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.FileOffer;

/**
 * Where a body comes from: what its file is called, and what is known of it.
 *
 * @param protocol {@code http} or {@code http2}
 * @param fromClient direction
 * @param host "" if unknown
 * @param target of the request, "" if unknown
 * @param status of the response, 0 for a request
 */
public record Source(String protocol, boolean fromClient, String host, String target, int status) {
    /** A file. @param size -1 for unknown */
    FileOffer offer(String name, String type, long size, List<String> codings, String range) {
        Details facts = new Details().put("url", url()).put("content_encoding", codings).put("content_range", range);
        return new FileOffer(protocol, fromClient, name, type, size, false, facts);
    }

    String url() {
        return target.startsWith("/") && !host.isEmpty() ? "http://" + host + FileNames.text(target)
                : FileNames.text(target);
    }
}
