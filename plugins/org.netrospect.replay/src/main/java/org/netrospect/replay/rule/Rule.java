package org.netrospect.replay.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule that is honoured in full.
 *
 * @param priority 1 is the highest
 * @param metadata keys and values as published, such as {@code created_at}
 * @param notApplications recognised protocols with which it does not match
 * @param variables numbers that its steps extract
 * @param snort3 whether it is written in Snort 3's syntax
 * @param text as published, without line breaks
 */
public record Rule(Id id, Action action, Header header, String message, String classType, int priority,
        List<String> references, Map<String, String> metadata, FlowState flow, List<PacketTest> packetTests,
        List<BufferTest> bufferTests, List<FileTest> fileTests, List<StateStep> states, Optional<Counting> counting,
        boolean silent, List<String> notApplications, int variables, boolean snort3, Origin origin,
        String text) {
    /** Whether a keyword, not only the header, asks for a protocol. */
    public boolean askedProtocol() {
        boolean plain = !header.ipProtocols().isEmpty() || header.protocol().startsWith("ip");
        return !snort3 && plain && !(notApplications.isEmpty() && header.applications().isEmpty());
    }

    /** What a match means. */
    public enum Action {
        ALERT,
        /** What the session sends from then on is not looked at. */
        PASS,
        /** It alerts, and passes. */
        PASS_ALOUD,
        /** In a stream, a transaction or about hosts as {@link #ALERT_AND_BYPASS}, else as an alert. */
        DROP,
        /** It alerts, and what comes after the packet is not looked at. */
        ALERT_AND_BYPASS
    }

    /** Generator, signature and revision. */
    public record Id(int gid, int sid, int rev) {
        @Override
        public String toString() {
            return gid + ":" + sid + ":" + rev;
        }
    }

    /** Where it stands. @param line of its beginning, from 1 */
    public record Origin(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }
}
