package org.netrospect.protocols.rtp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netrospect.core.net.IpAddress;

/**
 * A description of media (RFC 8866).
 *
 * @param owner what the line {@code o=} says, the user's host in it
 * @param name what the line {@code s=} says
 */
public record SessionDescription(String owner, String name, List<Media> media) {
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    /** Between the words of {@code 96 opus/48000}. */
    private static final Pattern CODEC = Pattern.compile("[ /]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final int MOST_MEDIA = 16;
    private static final int MOST_CODECS = 64;
    private static final int MOST_CANDIDATES = 16;

    /** Where media is to be sent. */
    public record Place(IpAddress address, int port) {
    }

    /**
     * One kind of media.
     *
     * @param kind {@code audio}, {@code video}
     * @param places where it is to be sent: the one of the description, then candidates (RFC 8839)
     * @param rtcpPort of the first place
     * @param codecs by payload type, in the order of preference
     * @param control what RTSP sets up to have it (RFC 2326, appendix C.1.1); "" if nothing is said
     */
    public record Media(String kind, String transport, List<Place> places, int rtcpPort, Map<Integer, Codec> codecs,
            String control) {
        public boolean rtp() {
            return transport.contains("AVP");
        }

        public boolean encrypted() {
            return transport.contains("SAVP");
        }

        /** Whether it is a fax in packets of UDPTL (ITU-T T.38; RFC 7345 has the name). */
        public boolean fax() {
            return transport.equalsIgnoreCase("udptl");
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(kind).append(fax() ? " t38" : "");
            codecs.values().stream().limit(8).forEach(codec -> text.append(' ').append(codec.name()));
            places.stream().limit(1).forEach(place -> text.append(" at ").append(place.address()).append(" port ")
                    .append(place.port()));
            return text.toString();
        }
    }

    /** Reads a description; lines that are none are left out. */
    public static SessionDescription of(String text) {
        Reading reading = new Reading();
        for (String each : text.split("\n")) {
            String line = each.stripTrailing();
            if (line.length() > 2 && line.charAt(1) == '=') {
                reading.line(line.charAt(0), line.substring(2).strip());
            }
        }
        return new SessionDescription(reading.owner, reading.name, List.copyOf(reading.media));
    }

    /** Goes through the lines. */
    private static final class Reading {
        private final List<Media> media = new ArrayList<>();
        private String owner = "";
        private String name = "";
        private Optional<IpAddress> address = Optional.empty();
        private int port;

        void line(char type, String value) {
            switch (type) {
                case 'o' -> owner = value;
                case 's' -> name = value;
                case 'c' -> connection(value);
                case 'm' -> media(BLANKS.split(value));
                case 'a' -> {
                    if (!media.isEmpty()) {
                        attribute(media.get(media.size() - 1), value);
                    }
                }
                default -> {
                    // times, bandwidths, names: nothing that says where media goes
                }
            }
        }

        private void connection(String value) {
            String[] words = BLANKS.split(value);
            Optional<IpAddress> read = words.length < 3 ? Optional.empty()
                    : IpAddress.parse(words[2].split("/", 2)[0]);
            if (media.isEmpty()) {
                address = read;
            } else {
                Media last = media.remove(media.size() - 1);
                List<Place> places = new ArrayList<>();
                read.filter(it -> port > 0).ifPresent(it -> places.add(new Place(it, port)));
                media.add(new Media(last.kind(), last.transport(), places, last.rtcpPort(), last.codecs(),
                        last.control()));
            }
        }

        private void media(String[] words) {
            if (words.length < 4 || media.size() >= MOST_MEDIA) {
                return;
            }
            port = number(words[1].split("/", 2)[0]);
            Map<Integer, Codec> codecs = new LinkedHashMap<>();
            for (int i = 3; i < Math.min(words.length, MOST_CODECS); i++) {
                int type = number(words[i]);
                if (type >= 0 && type < 128) {
                    codecs.put(type, Codec.ofPayloadType(type).orElse(new Codec("type " + type, 0)));
                }
            }
            List<Place> places = new ArrayList<>();
            address.filter(it -> port > 0).ifPresent(it -> places.add(new Place(it, port)));
            media.add(new Media(words[0], words[2], places, port + 1, codecs, ""));
        }

        private void attribute(Media last, String value) {
            if (value.startsWith("rtpmap:")) {
                String[] words = CODEC.split(value.substring(7).strip());
                int type = words.length < 2 ? -1 : number(words[0]);
                if (last.codecs().containsKey(type)) {
                    last.codecs().put(type, new Codec(words[1], words.length < 3 ? 0 : Math.max(number(words[2]), 0)));
                }
            } else if (value.startsWith("rtcp:") || value.equals("rtcp-mux")) {
                int other = value.equals("rtcp-mux") ? port : number(value.substring(5).strip().split(" ", 2)[0]);
                media.set(media.size() - 1, new Media(last.kind(), last.transport(), last.places(),
                        other > 0 ? other : last.rtcpPort(), last.codecs(), last.control()));
            } else if (value.startsWith("control:")) {
                media.set(media.size() - 1, new Media(last.kind(), last.transport(), last.places(), last.rtcpPort(),
                        last.codecs(), value.substring(8).strip()));
            } else if (value.startsWith("candidate:") && last.places().size() <= MOST_CANDIDATES) {
                candidate(last, value.split(" "));
            }
        }

        private static void candidate(Media last, String[] words) {
            if (words.length > 5 && words[2].equalsIgnoreCase("udp") && words[1].equals("1")) {
                int at = number(words[5]);
                IpAddress.parse(words[4]).filter(it -> at > 0).map(it -> new Place(it, at))
                        .filter(place -> !last.places().contains(place)).ifPresent(last.places()::add);
            }
        }

        /** @return -1 if it is none, or no port */
        private static int number(String text) {
            if (!NUMBER.matcher(text).matches()) {
                return -1;
            }
            int n = Integer.parseInt(text);
            return n > 400_000 ? -1 : n;
        }
    }
}
