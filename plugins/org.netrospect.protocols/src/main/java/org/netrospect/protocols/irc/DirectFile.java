package org.netrospect.protocols.irc;

/** A file that was offered. */
final class DirectFile {
    private final String sender;
    private final String receiver;
    private final String name;
    private final long size;
    private final boolean senderListens;
    private long position;

    /** @param size -1 if it was not said */
    DirectFile(String sender, String receiver, String name, long size, boolean senderListens) {
        this.sender = sender;
        this.receiver = receiver;
        this.name = name;
        this.size = size;
        this.senderListens = senderListens;
    }

    /** The same, for which the receiver listens. */
    DirectFile reversed() {
        DirectFile other = new DirectFile(sender, receiver, name, size, false);
        other.position = position;
        return other;
    }

    /** The transfer goes on from a byte. */
    void from(long byteOffset) {
        position = byteOffset;
    }

    String sender() {
        return sender;
    }

    String receiver() {
        return receiver;
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    boolean senderListens() {
        return senderListens;
    }

    long position() {
        return position;
    }
}
