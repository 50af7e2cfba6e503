package org.netrospect.protocols.http;

/** How long a body is (RFC 9112, section 6.3): a number of bytes, or one of the constants. */
final class Framing {
    /** Until the stream ends. */
    static final long UNTIL_END = -1;
    /** In chunks (RFC 9112, section 7.1). */
    static final long CHUNKED = -2;
    /** No body, and what follows is no HTTP/1 any more. */
    static final long OTHER_PROTOCOL = -3;

    private Framing() {
    }

    static long ofRequest(Head head) {
        return head.chunked() ? CHUNKED : head.contentLength().orElse(0L);
    }

    /** @param method of the request, "" if it is unknown */
    static long ofResponse(Head head, String method) {
        int status = head.status();
        if (method.equals("HEAD") || status / 100 == 1 || status == 204 || status == 304) {
            return 0;
        }
        return head.chunked() ? CHUNKED : head.contentLength().orElse(UNTIL_END);
    }
}
