package org.netrospect.core.browsing;

import java.util.Locale;

/**
 * An address of the web as far as it can be compared: host and what follows it. Scheme and fragment are left out, since
 * a request tells neither, and ports that follow from the scheme (RFC 3986 section 6.2.3).
 *
 * @param host in lower case, with the port if it is another than the scheme's
 * @param path with its leading slash and the query
 */
record WebAddress(String host, String path) {
    private static final int SCHEME = 12;

    /** Reads a request's Host header and target, which may name the host itself (RFC 9112 section 3.2.2). */
    static WebAddress ofRequest(String host, String target) {
        return target.startsWith("/") || !target.contains("://") ? new WebAddress(port(host), cut(target))
                : ofAbsolute(target);
    }

    /** Reads {@code http://host/path}. */
    static WebAddress ofAbsolute(String url) {
        int begin = url.indexOf("://") + 3;
        int end = begin;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(begin, end);
        String rest = cut(url.substring(end));
        return new WebAddress(port(authority.substring(authority.lastIndexOf('@') + 1)),
                rest.startsWith("/") ? rest : "/" + rest);
    }

    static boolean absolute(String text) {
        int colon = text.indexOf("://");
        return colon > 0 && colon < SCHEME && text.substring(0, colon).chars().allMatch(Character::isLetterOrDigit);
    }

    /** Where a Location of an answer to this request leads (RFC 3986 section 5.2, RFC 9110 section 10.2.2). */
    WebAddress location(String text) {
        if (absolute(text)) {
            return ofAbsolute(text);
        }
        if (text.startsWith("//")) {
            return ofAbsolute("http:" + text);
        }
        if (text.startsWith("/")) {
            return new WebAddress(host, cut(text));
        }
        int query = path.indexOf('?');
        String own = query < 0 ? path : path.substring(0, query);
        if (text.startsWith("?")) {
            return new WebAddress(host, own + cut(text));
        }
        return new WebAddress(host, plain(own.substring(0, own.lastIndexOf('/') + 1) + cut(text)));
    }

    /** Takes {@code ./} and {@code ../} out of a path (RFC 3986 section 5.2.4). */
    private static String plain(String path) {
        int query = path.indexOf('?');
        StringBuilder out = new StringBuilder();
        for (String part : (query < 0 ? path : path.substring(0, query)).split("/", -1)) {
            if (part.equals("..")) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
            } else if (!part.equals(".")) {
                out.append(out.isEmpty() && part.isEmpty() ? "" : "/").append(part);
            }
        }
        return (out.isEmpty() || out.charAt(0) != '/' ? "/" + out : out.toString())
                + (query < 0 ? "" : path.substring(query));
    }

    private static String cut(String text) {
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }

    private static String port(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(":80") ? lower.substring(0, lower.length() - 3)
                : lower.endsWith(":443") ? lower.substring(0, lower.length() - 4) : lower;
    }

    boolean site() {
        return path.equals("/");
    }

    @Override
    public String toString() {
        return host + path;
    }
}
