package org.netrospect.replay.indicator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.replay.indicator.Indicator.Kind;

/** The format of Zeek's intelligence framework: fields separated by tabs, named in a line {@code #fields}. */
final class ZeekIndicators implements LineIndicators {
    private static final Map<String, Kind> KINDS = Map.of("Intel::ADDR", Kind.ADDRESS, "Intel::SUBNET", Kind.NETWORK,
            "Intel::URL", Kind.URL, "Intel::EMAIL", Kind.MAIL, "Intel::DOMAIN", Kind.DOMAIN, "Intel::CERT_HASH",
            Kind.CERTIFICATE, "Intel::JA3", Kind.JA3, "Intel::JA4", Kind.JA4);

    private final IndicatorReader reader;
    private List<String> fields = List.of();

    ZeekIndicators(IndicatorReader reader) {
        this.reader = reader;
    }

    @Override
    public void line(String line, String place) {
        if (line.startsWith("#fields")) {
            fields = List.of(line.substring("#fields".length()).strip().split("\t"));
            return;
        }
        if (line.startsWith("#")) {
            return;
        }
        String[] cells = line.split("\t", -1);
        String value = cell(cells, "indicator");
        String type = cell(cells, "indicator_type");
        String source = cell(cells, "meta.source");
        String description = cell(cells, "meta.desc");
        Optional<Kind> kind = Optional.ofNullable(KINDS.get(type));
        if (kind.isPresent()) {
            reader.typed(kind.get(), value, source, "", description, place);
        } else if (type.equals("Intel::FILE_HASH")) {
            reader.guessed(value, source, "", description, place);
        } else {
            reader.skip(type.matches("Intel::\\w{1,30}") ? "indicators of the type " + type + " are not supported"
                    : "a line has no type that is known", place);
        }
    }

    private String cell(String[] cells, String field) {
        int index = fields.indexOf(field);
        return index < 0 || index >= cells.length || cells[index].equals("-") ? "" : cells[index];
    }
}
