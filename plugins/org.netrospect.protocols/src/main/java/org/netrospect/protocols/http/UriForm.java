package org.netrospect.protocols.http;

import java.nio.charset.StandardCharsets;

/**
 * The form of a request's target that signatures are written for: scheme and authority are left out, escapes
 * decoded once; in the path backslashes and repeated slashes made one slash, dot segments removed (RFC 3986, section
 * 5.2.4).
 */
final class UriForm {
    private UriForm() {
    }

    static String normalised(String target) {
        int from = path(target);
        int query = target.indexOf('?', from);
        int end = query < 0 ? target.length() : query;
        String path = withoutDots(slashes(decoded(target.substring(from, end))));
        return query < 0 ? path : path + "?" + decoded(target.substring(query + 1));
    }

    private static String decoded(String text) {
        return new String(FileNames.percentDecoded(text), StandardCharsets.ISO_8859_1);
    }

    private static int path(String target) {
        int scheme = target.indexOf("://");
        if (scheme <= 0 || target.lastIndexOf('/', scheme) >= 0 || target.lastIndexOf('?', scheme) >= 0) {
            return 0;
        }
        int slash = target.indexOf('/', scheme + 3);
        return slash < 0 ? target.length() : slash;
    }

    private static String slashes(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i) == '\\' ? '/' : path.charAt(i);
            if (c != '/' || out.isEmpty() || out.charAt(out.length() - 1) != '/') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            int next = path.indexOf('/', at + 1);
            int end = next < 0 ? path.length() : next;
            String segment = path.substring(at, end);
            if (segment.equals("/..")) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
            } else if (!segment.equals("/.")) {
                out.append(segment);
            }
            if (end == path.length() && (segment.equals("/..") || segment.equals("/."))) {
                out.append('/');
            }
            at = end;
        }
        return out.toString();
    }
}
