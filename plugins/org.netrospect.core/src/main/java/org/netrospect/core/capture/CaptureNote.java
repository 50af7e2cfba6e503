package org.netrospect.core.capture;

/**
 * Something a capture says beside its packets.
 *
 * @param packet number of the packet it belongs to, 0 if it belongs to the capture
 * @param kind {@code comment}, {@code name} (name resolution), {@code statistics}, {@code secrets} (decryption
 *      secrets), {@code hardware}, {@code system}, {@code application}, {@code custom}
 * @param text the text; for names {@code address TAB name}; secrets as they stand in the block, ISO 8859-1
 */
public record CaptureNote(long packet, String kind, String text) {
    /** Whether the text is a key log (draft-ietf-tls-keylogfile), or other secrets. */
    public boolean secrets() {
        return kind.equals("secrets");
    }
}
