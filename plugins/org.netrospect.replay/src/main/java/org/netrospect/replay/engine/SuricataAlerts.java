package org.netrospect.replay.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;

/** Reads the alerts of Suricata's {@code eve.json}: one JSON object a line. */
final class SuricataAlerts {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxx");
    private static final IpAddress NOBODY = IpAddress.v4(0);

    private SuricataAlerts() {
    }

    /** Alerts in their order; lines of other events, and the last one of a program that was ended, are passed over. */
    static List<ExternalAlert> read(Path eve, int capture) throws IOException {
        List<ExternalAlert> alerts = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(eve, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"event_type\":\"alert\"")) {
                    values(line).ifPresent(values -> alerts.add(alert(values, capture)));
                }
            }
        }
        return alerts;
    }

    /** Members by their path: {@code alert.signature_id}; empty if the line is cut. */
    private static Optional<Map<String, String>> values(String line) throws IOException {
        Map<String, String> values = new HashMap<>();
        // the file is UTF-8; it was read byte by byte so that a cut character does not end the reading
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        try (JsonParser parser = JSON.createParser(bytes)) {
            List<String> path = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    path.add(parser.currentName() == null ? "" : parser.currentName());
                } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    path.removeLast();
                } else if (token.isScalarValue() && path.size() <= 2 && parser.currentName() != null) {
                    String prefix = path.size() == 2 ? path.get(1) + "." : "";
                    values.put(prefix + parser.currentName(), parser.getText());
                }
            }
            return Optional.of(values);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ExternalAlert alert(Map<String, String> v, int capture) {
        return new ExternalAlert(capture, number(v, "pcap_cnt"), time(v.getOrDefault("timestamp", "")),
                protocol(v.getOrDefault("proto", "")), address(v, "src_ip"), (int) number(v, "src_port"),
                address(v, "dest_ip"), (int) number(v, "dest_port"), number(v, "alert.gid"),
                number(v, "alert.signature_id"), number(v, "alert.rev"), number(v, "alert.severity"),
                v.getOrDefault("alert.category", ""), v.getOrDefault("alert.signature", ""));
    }

    private static int protocol(String name) {
        return name.matches("\\d{1,3}") ? Integer.parseInt(name)
                : IpProtocol.number(name.toLowerCase(Locale.ROOT));
    }

    private static IpAddress address(Map<String, String> v, String name) {
        return IpAddress.parse(v.getOrDefault(name, "")).orElse(NOBODY);
    }

    private static long number(Map<String, String> v, String name) {
        String text = v.getOrDefault(name, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static long time(String text) {
        try {
            Instant at = OffsetDateTime.parse(text, TIME).toInstant();
            return at.getEpochSecond() * 1_000_000_000L + at.getNano();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
