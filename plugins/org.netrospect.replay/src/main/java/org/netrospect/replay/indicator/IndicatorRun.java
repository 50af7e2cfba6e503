package org.netrospect.replay.indicator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.SignatureFiles;

/**
 * Holds indicators against everything that is stored of a case: addresses, names, URLs, files, fingerprints,
 * certificates, mail addresses. Each session is told once of each indicator. Called on a thread of the job.
 */
public final class IndicatorRun {
    private final CaseStore store;
    private final IndicatorMatcher matcher;
    private final Progress progress;
    private final Set<String> told = new HashSet<>();
    private long rowsDone;

    public IndicatorRun(CaseStore store, IndicatorMatcher matcher, Progress progress) {
        this.store = store;
        this.matcher = matcher;
        this.progress = progress;
    }

    /**
     * Runs.
     *
     * @param lists what was read of the files
     * @return matches
     * @throws CancellationException the progress said so; nothing is kept then
     */
    public long run(SignatureFiles files, Indicators lists, String name) throws IOException {
        long indicators = lists.all().size();
        long skipped = lists.left();
        Instant started = Instant.now();
        long begin = System.nanoTime();
        progress.begin("Matching " + indicators + " indicators", 0);
        try (RunResults results = store.beginRun()) {
            look(results, Tables.SESSIONS, "id", "stime", List.of("saddr", "daddr"), this::address);
            look(results, Tables.DNS, "session", "time", List.of("qname"), matcher::domain);
            look(results, Tables.DNS, "session", "time", List.of("answers"), this::several);
            look(results, Tables.HTTP, "session", "time", List.of("host"), value -> matcher.domain(host(value)));
            urls(results);
            look(results, Tables.TLS, "session", "time", List.of("sni"), matcher::domain);
            look(results, Tables.TLS, "session", "time", List.of("ja3", "ja3s"),
                    value -> matcher.fingerprint(Indicator.Kind.JA3, value));
            look(results, Tables.TLS, "session", "time", List.of("ja4", "ja4s", "ja4x"),
                    value -> matcher.fingerprint(Indicator.Kind.JA4, value));
            look(results, Tables.TLS, "session", "time", List.of("cert_sha256"),
                    value -> matcher.fingerprint(Indicator.Kind.CERTIFICATE, value));
            look(results, Tables.FILES, "session", "time", List.of("md5", "sha1", "sha256"), matcher::file);
            look(results, Tables.MAIL, "session", "time", List.of("from", "to", "cc"), this::mails);
            long found = results.size();
            results.finish(new Details().put("name", name).put("kind", Runs.Kind.INDICATORS.text())
                    .put("engine", "builtin").put("engine_version", "1").put("signatures_sha256", files.sha256())
                    .put("signatures", indicators + skipped).put("honoured", indicators).put("skipped", skipped)
                    .put("captures", store.captures().size())
                    .time("started", started.getEpochSecond() * 1_000_000_000L + started.getNano())
                    .put("seconds", (System.nanoTime() - begin) / 1e9)
                    .json("detail", new Details().put("files", files.described()).put("skipped",
                            lists.skipped().stream().map(Indicators.Skipped::words).toList())));
            return found;
        }
    }

    private List<Indicator> address(String text) {
        return IpAddress.parse(text).map(matcher::address).orElse(List.of());
    }

    /** Answers of a look-up: addresses and names, separated by commas. */
    private List<Indicator> several(String texts) {
        return List.of(texts.split(",")).stream().flatMap(each -> {
            List<Indicator> found = address(each);
            return (found.isEmpty() ? matcher.domain(each) : found).stream();
        }).toList();
    }

    private List<Indicator> mails(String texts) {
        return List.of(texts.split("[,<>\\s\"]+")).stream().filter(each -> each.indexOf('@') > 0)
                .flatMap(each -> matcher.mail(each).stream()).toList();
    }

    private static String host(String authority) {
        int port = authority.lastIndexOf(':');
        return port > 0 && authority.indexOf(']') < port ? authority.substring(0, port) : authority;
    }

    private void urls(RunResults results) {
        Table http = store.table(Tables.HTTP.name()).orElseThrow();
        int host = Tables.HTTP.index("host");
        int uri = Tables.HTTP.index("uri");
        for (int row = 0; row < http.rows(); row++) {
            step();
            String target = http.textAt(uri, row);
            String url = target.contains("://") ? target : http.textAt(host, row) + target;
            tell(results, http, row, "session", "time", "url", url, matcher.url(url));
        }
    }

    private void look(RunResults results, TableSchema schema, String session, String time, List<String> columns,
            Function<String, List<Indicator>> match) {
        Optional<Table> table = store.table(schema.name());
        for (int row = 0; table.isPresent() && row < table.get().rows(); row++) {
            step();
            for (String column : columns) {
                int at = schema.index(column);
                if (!table.get().isNull(at, row)) {
                    boolean address = schema.column(at).type() == ColumnType.ADDRESS;
                    String value = address ? table.get().addressAt(at, row).map(Object::toString).orElse("")
                            : table.get().textAt(at, row);
                    tell(results, table.get(), row, session, time, schema.name() + "." + column, value,
                            match.apply(value));
                }
            }
        }
    }

    private void step() {
        if ((++rowsDone & 0xfff) == 0) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            progress.worked(rowsDone);
        }
    }

    private void tell(RunResults results, Table table, int row, String session, String time, String field, String value,
            List<Indicator> found) {
        TableSchema schema = table.schema();
        for (Indicator indicator : found) {
            long id = table.longAt(schema.index(session), row);
            if (!told.add(id + " " + indicator.kind() + " " + indicator.value())) {
                continue;
            }
            Details alert = new Details().put("session", id).time("time", table.longAt(schema.index(time), row))
                    .put("capture", table.longAt(schema.index("capture"), row))
                    .put("packet", table.longAt(schema.index("packet"), row))
                    .put("gid", FoundIndicator.GENERATOR).put("sid", number(indicator))
                    .put("class", "indicator " + indicator.kind().name().toLowerCase(Locale.ROOT))
                    .put("message", indicator.value() + (indicator.description().isEmpty() ? ""
                            : ": " + indicator.description()))
                    .put("detail", new Details().put("field", field).put("value", value)
                            .put("source", indicator.source()).put("date", indicator.date()).toString());
            address(table, row, "client", "saddr", alert, "saddr");
            address(table, row, "server", "daddr", alert, "daddr");
            results.add(Tables.ALERTS, alert);
        }
    }

    /** The same for an indicator in every run, so that runs can be compared and decisions stand. */
    private static long number(Indicator indicator) {
        CRC32 digest = new CRC32();
        digest.update((indicator.kind() + " " + indicator.value()).getBytes(StandardCharsets.UTF_8));
        return digest.getValue();
    }

    private static void address(Table table, int row, String one, String other, Details alert, String name) {
        TableSchema schema = table.schema();
        int column = schema.find(one).orElseGet(() -> schema.find(other).orElse(-1));
        if (column >= 0) {
            table.addressAt(column, row).ifPresent(address -> alert.put(name, address));
        }
    }
}
