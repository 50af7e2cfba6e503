package org.netrospect.protocols.rtp;

import java.util.Map;
import java.util.Optional;

/**
 * How a payload is encoded.
 *
 * @param name as registered: {@code PCMU}
 * @param clockRate ticks of the timestamp a second; 0 if that is not known
 */
public record Codec(String name, int clockRate) {
    private static final Map<Integer, Codec> STATIC = Map.ofEntries(
            Map.entry(0, new Codec("PCMU", 8000)), Map.entry(3, new Codec("GSM", 8000)),
            Map.entry(4, new Codec("G723", 8000)), Map.entry(5, new Codec("DVI4", 8000)),
            Map.entry(6, new Codec("DVI4", 16000)), Map.entry(7, new Codec("LPC", 8000)),
            Map.entry(8, new Codec("PCMA", 8000)), Map.entry(9, new Codec("G722", 8000)),
            Map.entry(10, new Codec("L16", 44100)), Map.entry(11, new Codec("L16", 44100)),
            Map.entry(12, new Codec("QCELP", 8000)), Map.entry(13, new Codec("CN", 8000)),
            Map.entry(14, new Codec("MPA", 90000)), Map.entry(15, new Codec("G728", 8000)),
            Map.entry(16, new Codec("DVI4", 11025)), Map.entry(17, new Codec("DVI4", 22050)),
            Map.entry(18, new Codec("G729", 8000)), Map.entry(25, new Codec("CELB", 90000)),
            Map.entry(26, new Codec("JPEG", 90000)), Map.entry(28, new Codec("NV", 90000)),
            Map.entry(31, new Codec("H261", 90000)), Map.entry(32, new Codec("MPV", 90000)),
            Map.entry(33, new Codec("MP2T", 90000)), Map.entry(34, new Codec("H263", 90000)));

    /** The codec that a payload type always means (RFC 3551, section 6). */
    public static Optional<Codec> ofPayloadType(int type) {
        return Optional.ofNullable(STATIC.get(type));
    }
}
