package org.netrospect.replay.indicator;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netrospect.core.net.IpAddress;
import org.netrospect.replay.indicator.Indicator.Kind;

/** Brings values into the form in which they are compared, and tells what they are. */
final class Values {
    private static final int LONGEST = 4096;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
    private static final Pattern NAME = Pattern.compile(
            "(?=.{3,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,128}@[a-z0-9.-]{3,253}");
    private static final Pattern JA4 = Pattern.compile(
            "[tqd][0-9a-z]{2}[di][0-9]{4}[0-9a-z]{2}_[0-9a-f]{12}_[0-9a-f]{12}");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{1,15}://.+");

    /** A kind and a value that may be one of it. */
    record Typed(Kind kind, String value) {
    }

    private Values() {
    }

    /** A value with the marks taken out that keep people from clicking on it. */
    private static String plain(String text) {
        String plain = text.strip().replace("[.]", ".").replace("(.)", ".").replace("[dot]", ".").replace("[:]", ":")
                .replace("[://]", "://").replace("[@]", "@").replace("[at]", "@");
        return plain.regionMatches(true, 0, "hxxp", 0, 4) ? "http" + plain.substring(4) : plain;
    }

    /** What a value is by its looks; 32 digits are taken for the digest of a file. */
    static Optional<Typed> guess(String text) {
        String value = plain(text);
        if (value.isEmpty() || value.length() > LONGEST) {
            return Optional.empty();
        }
        String small = value.toLowerCase(Locale.ROOT);
        if (SCHEME.matcher(small).matches()) {
            return of(Kind.URL, value);
        }
        for (Kind kind : new Kind[] {Kind.ADDRESS, Kind.NETWORK, Kind.MD5, Kind.SHA1, Kind.SHA256, Kind.JA4,
            Kind.MAIL, Kind.DOMAIN}) {
            Optional<Typed> typed = of(kind, value);
            if (typed.isPresent()) {
                return typed;
            }
        }
        return small.indexOf('/') > 0 && NAME.matcher(small.substring(0, small.indexOf('/'))).matches()
                ? of(Kind.URL, value) : Optional.empty();
    }

    /** A value of a kind, in the form in which it is compared; empty if it cannot be one. */
    static Optional<Typed> of(Kind kind, String text) {
        String value = plain(text);
        String small = value.toLowerCase(Locale.ROOT);
        if (value.isEmpty() || value.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> form = switch (kind) {
            case ADDRESS -> IpAddress.parse(value).map(IpAddress::toString);
            case NETWORK -> Network.parse(value).map(Network::toString);
            case DOMAIN -> domain(small);
            case URL -> Optional.of(url(value));
            case MAIL -> Optional.of(small).filter(s -> MAIL.matcher(s).matches());
            case MD5, JA3 -> digest(small, 32);
            case SHA1 -> digest(small, 40);
            case SHA256 -> digest(small, 64);
            case CERTIFICATE -> Optional.of(small.replace(":", "")).filter(s -> HEX.matcher(s).matches()
                    && (s.length() == 32 || s.length() == 40 || s.length() == 64));
            case JA4 -> Optional.of(small).filter(s -> JA4.matcher(s).matches());
        };
        return form.map(f -> new Typed(kind, f));
    }

    private static Optional<String> digest(String text, int length) {
        return Optional.of(text).filter(s -> s.length() == length && HEX.matcher(s).matches());
    }

    private static Optional<String> domain(String text) {
        String name = text.startsWith("*.") ? text.substring(2) : text.startsWith(".") ? text.substring(1) : text;
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return Optional.of(bare).filter(s -> NAME.matcher(s).matches());
    }

    /** Without scheme, default port and fragment; host in small letters; a path of "/" if it has none. */
    static String url(String text) {
        int scheme = text.indexOf("://");
        boolean secure = scheme == 5 && text.regionMatches(true, 0, "https", 0, 5);
        String rest = scheme < 0 ? text : text.substring(scheme + 3);
        int fragment = rest.indexOf('#');
        rest = fragment < 0 ? rest : rest.substring(0, fragment);
        int path = 0;
        while (path < rest.length() && rest.charAt(path) != '/' && rest.charAt(path) != '?') {
            path++;
        }
        String host = rest.substring(0, path).toLowerCase(Locale.ROOT);
        String port = secure ? ":443" : ":80";
        host = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
        String tail = rest.substring(path);
        return host + (tail.startsWith("/") ? tail : "/" + tail);
    }
}
