package org.netrospect.replay.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.replay.indicator.Indicator.Kind;

/**
 * Values separated by commas, semicolons or tabs. If the first line, or a comment, names the columns, those with values
 * are taken; otherwise the first value of each line.
 */
final class CsvIndicators implements LineIndicators {
    private static final Set<String> VALUES = Set.of("value", "indicator", "ioc", "ioc_value", "observable", "ip",
            "dst_ip", "ip_address", "address", "domain", "host", "hostname", "url", "network", "cidr", "md5", "sha1",
            "sha256", "md5_hash", "sha1_hash", "sha256_hash", "hash", "email", "mail", "ja3_md5", "ja3", "ja4");
    private static final Set<String> DESCRIPTIONS = Set.of("description", "comment", "comments", "info", "threat",
            "malware", "signature", "listingreason", "listing_reason", "malware_printable", "tags", "name");
    private static final Set<String> DATES = Set.of("date", "first_seen", "firstseen", "first_seen_utc", "dateadded",
            "created", "listingdate", "valid_from", "timestamp");
    private static final Set<String> SOURCES = Set.of("source", "reporter", "feed", "provider");
    private static final Map<String, Kind> TYPED = Map.of("ja3", Kind.JA3, "ja3_md5", Kind.JA3, "ja4", Kind.JA4);

    private final IndicatorReader reader;
    private List<String> header = List.of();
    private char separator;

    CsvIndicators(IndicatorReader reader) {
        this.reader = reader;
    }

    /** Whether the first lines that are no comments have separators. */
    static boolean looksLike(String head) {
        List<String> lines = head.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).limit(5).toList();
        return !lines.isEmpty() && lines.stream().allMatch(l -> separator(l) != 0);
    }

    private static char separator(String line) {
        return line.indexOf(',') >= 0 ? ',' : line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : 0;
    }

    @Override
    public void line(String line, String place) {
        boolean comment = line.startsWith("#");
        String bare = comment ? line.substring(1).strip() : line;
        separator = separator == 0 ? separator(bare) : separator;
        List<String> cells = cells(bare);
        if (header.isEmpty() && cells.stream().map(CsvIndicators::name).anyMatch(VALUES::contains)) {
            header = cells.stream().map(CsvIndicators::name).toList();
            return;
        }
        if (comment) {
            return;
        }
        if (header.isEmpty()) {
            Optional<String> first = cells.stream().filter(cell -> Values.guess(cell).isPresent()).findFirst();
            reader.guessed(first.orElse(""), "", "", String.join(" ", cells), place);
            return;
        }
        boolean any = false;
        for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
            String name = header.get(i);
            if (VALUES.contains(name) && !cells.get(i).isBlank()) {
                any = true;
                take(name, cells, cells.get(i), place);
            }
        }
        if (!any) {
            reader.skip("a line has no value", place);
        }
    }

    private void take(String column, List<String> cells, String value, String place) {
        String type = find(cells, Set.of("type", "ioc_type", "indicator_type")).toLowerCase(Locale.ROOT);
        Optional<Kind> kind = Optional.ofNullable(TYPED.get(column)).or(() -> MispTypes.simple(type));
        String source = find(cells, SOURCES);
        String date = find(cells, DATES);
        String description = find(cells, DESCRIPTIONS);
        if (kind.isPresent()) {
            reader.typed(kind.get(), value, source, date, description, place);
        } else {
            reader.guessed(value, source, date, description, place);
        }
    }

    private String find(List<String> cells, Set<String> names) {
        for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
            if (names.contains(header.get(i))) {
                return cells.get(i);
            }
        }
        return "";
    }

    private static String name(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
