package org.netrospect.protocols.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * The extensions of a hello in their order (RFC 8446, section 4.2). A list that breaks its lengths is read as far as it
 * goes: what was read stays true, and hellos with a damaged tail are worth their fingerprint.
 */
public final class Extensions {
    public static final int SERVER_NAME = 0;
    public static final int SUPPORTED_GROUPS = 10;
    public static final int EC_POINT_FORMATS = 11;
    public static final int SIGNATURE_ALGORITHMS = 13;
    public static final int ALPN = 16;
    public static final int ENCRYPT_THEN_MAC = 22;
    public static final int SESSION_TICKET = 35;
    public static final int PRE_SHARED_KEY = 41;
    public static final int EARLY_DATA = 42;
    public static final int SUPPORTED_VERSIONS = 43;
    public static final int QUIC_PARAMETERS = 57;
    public static final int QUIC_PARAMETERS_DRAFT = 0xffa5;
    public static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;

    /** Extensions of a hello that are kept. */
    private static final int MOST = 512;

    private record Extension(int type, ByteWindow content) {
    }

    private final List<Extension> all = new ArrayList<>();

    /** @param bytes from the length of the list on; empty if the hello has no extensions. Must not change. */
    Extensions(ByteWindow bytes) {
        int end = bytes.length() < 2 ? 0 : Math.min(bytes.length(), 2 + bytes.u16(0));
        int at = 2;
        while (at + 4 <= end && all.size() < MOST) {
            int length = bytes.u16(at + 2);
            if (length > end - at - 4) {
                break;
            }
            all.add(new Extension(bytes.u16(at), bytes.slice(at + 4, length)));
            at += 4 + length;
        }
    }

    /** Their types in order, GREASE left out. */
    public int[] types() {
        int[] types = new int[all.size()];
        int count = 0;
        for (Extension each : all) {
            if (!Grease.is(each.type())) {
                types[count++] = each.type();
            }
        }
        return Arrays.copyOf(types, count);
    }

    public boolean has(int type) {
        return find(type).isPresent();
    }

    /** The content of the first extension of a type. */
    public Optional<ByteWindow> find(int type) {
        for (Extension each : all) {
            if (each.type() == type) {
                return Optional.of(each.content());
            }
        }
        return Optional.empty();
    }

    /** A list of 16-bit numbers behind its length, of one or two bytes; GREASE left out. */
    int[] numbers(int type, int lengthBytes) {
        Optional<ByteWindow> content = find(type);
        if (content.isEmpty() || content.get().length() < lengthBytes) {
            return new int[0];
        }
        ByteWindow list = content.get();
        int stated = lengthBytes == 1 ? list.u8(0) : list.u16(0);
        int count = Math.min(stated, list.length() - lengthBytes) / 2;
        int[] numbers = new int[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int number = list.u16(lengthBytes + 2 * i);
            if (!Grease.is(number)) {
                numbers[kept++] = number;
            }
        }
        return Arrays.copyOf(numbers, kept);
    }

    /** EC point formats, one byte each (RFC 8422, section 5.1.2). */
    int[] pointFormats() {
        Optional<ByteWindow> content = find(EC_POINT_FORMATS);
        if (content.isEmpty() || content.get().length() == 0) {
            return new int[0];
        }
        ByteWindow list = content.get();
        int[] formats = new int[Math.min(list.u8(0), list.length() - 1)];
        for (int i = 0; i < formats.length; i++) {
            formats[i] = list.u8(1 + i);
        }
        return formats;
    }

    /** Names of application protocols, a character a byte (RFC 7301, section 3.1). */
    public List<String> applicationProtocols() {
        List<String> names = new ArrayList<>();
        find(ALPN).ifPresent(list -> {
            int at = 2;
            while (at < list.length() && list.u8(at) < list.length() - at && names.size() < 100) {
                names.add(list.latin1(at + 1, list.u8(at)));
                at += 1 + list.u8(at);
            }
        });
        return names;
    }

    /** The host the client wants (RFC 6066, section 3); "" for none. */
    public String serverName() {
        try {
            Optional<ByteWindow> content = find(SERVER_NAME);
            if (content.isPresent() && content.get().length() > 5) {
                ByteWindow list = content.get();
                return list.u8(2) == 0 ? list.latin1(5, list.u16(3)) : "";
            }
            return "";
        } catch (MalformedInput e) {
            // a name that is cut names no host
            return "";
        }
    }
}
