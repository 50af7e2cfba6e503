package org.netrospect.core.net;

import java.util.Optional;

/** Text forms of addresses: RFC 4291 section 2.2 in, RFC 5952 out. */
final class IpAddressText {
    private IpAddressText() {
    }

    static Optional<IpAddress> parse(String text) {
        if (text.indexOf(':') < 0) {
            long bits = quad(text);
            return bits < 0 ? Optional.empty() : Optional.of(IpAddress.v4((int) bits));
        }
        return parseV6(text);
    }

    private static long quad(String text) {
        long bits = 0;
        int value = -1;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (value < 0 || ++dots > 3) {
                    return -1;
                }
                bits = bits << 8 | value;
                value = -1;
            } else if (c >= '0' && c <= '9') {
                value = (value < 0 ? 0 : value * 10) + c - '0';
                if (value > 255) {
                    return -1;
                }
            } else {
                return -1;
            }
        }
        return dots == 3 && value >= 0 ? bits << 8 | value : -1;
    }

    private static Optional<IpAddress> parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] groups = new int[8];
        int left;
        if (gap < 0) {
            left = groups(text, groups, 0);
            if (left != 8) {
                return Optional.empty();
            }
        } else {
            left = groups(text.substring(0, gap), groups, 0);
            int[] tail = new int[8];
            int right = groups(text.substring(gap + 2), tail, 0);
            if (left < 0 || right < 0 || left + right > 7) {
                return Optional.empty();
            }
            System.arraycopy(tail, 0, groups, 8 - right, right);
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return Optional.of(new IpAddress(6, high, low));
    }

    /** Reads colon-separated groups, the last of which may be a dotted quad; returns how many, or -1. */
    private static int groups(String text, int[] groups, int first) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int n = first;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (part.indexOf('.') >= 0) {
                long bits = quad(part);
                if (bits < 0 || i != parts.length - 1 || n > 6) {
                    return -1;
                }
                groups[n++] = (int) (bits >>> 16);
                groups[n++] = (int) (bits & 0xffff);
                return n;
            }
            if (part.isEmpty() || part.length() > 4 || n > 7) {
                return -1;
            }
            int value = 0;
            for (int k = 0; k < part.length(); k++) {
                int digit = Character.digit(part.charAt(k), 16);
                if (digit < 0 || part.charAt(k) > 'f') {
                    return -1;
                }
                value = value << 4 | digit;
            }
            groups[n++] = value;
        }
        return n;
    }

    static void append(StringBuilder out, int version, long high, long low) {
        if (version == 4) {
            appendQuad(out, (int) low);
            return;
        }
        if (high == 0 && low >>> 32 == 0xffff) {
            out.append("::ffff:");
            appendQuad(out, (int) low);
            return;
        }
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8;) {
            int end = i;
            while (end < 8 && group(high, low, end) == 0) {
                end++;
            }
            if (end - i > bestLength) {
                best = i;
                bestLength = end - i;
            }
            i = Math.max(end, i + 1);
        }
        for (int i = 0; i < 8;) {
            if (i == best) {
                out.append("::");
                i += bestLength;
            } else {
                if (i > 0 && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(group(high, low, i)));
                i++;
            }
        }
    }

    private static int group(long high, long low, int i) {
        return (int) ((i < 4 ? high : low) >>> 48 - 16 * (i & 3) & 0xffff);
    }

    private static void appendQuad(StringBuilder out, int bits) {
        out.append(bits >>> 24).append('.').append(bits >>> 16 & 0xff).append('.').append(bits >>> 8 & 0xff).append('.')
                .append(bits & 0xff);
    }
}
