package org.netrospect.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.netrospect.cli.CapturedPackets.Packet;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.event.Json;
import org.netrospect.core.file.FileStaging;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.KeyLog;
import org.netrospect.core.session.PacketTrail;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Secrets;
import org.netrospect.core.session.Session;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.pcap.PcapOpener;

/** Runs the real pipeline over a capture and keeps what it says as lines of JSON, in the order of first packets. */
final class RecordedAnalysis implements AnalysisSink, CaptureListener {
    private final TreeMap<Long, String> sessions = new TreeMap<>();
    private final TreeMap<Long, List<String>> trails = new TreeMap<>();
    private final List<Irregularity> irregularities = new ArrayList<>();
    private final List<PieceOfTrail> pieces = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private long opened;
    private final Secrets secrets;

    /** An event or a file; those of one packet stay in the order in which they were told. */
    private record Found(long packet, long session, String line) {
    }

    private record PieceOfTrail(long previous, byte[] bytes, int length) {
    }

    private RecordedAnalysis(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The whole analysis of one capture, with everything that is switched on by default. */
    static RecordedAnalysis of(Path capture, int threads, int blockSize) throws IOException {
        Path staging = Files.createTempDirectory("netrospect-staging");
        try {
            return of(capture, threads, blockSize, Analyses.with(new FileStaging(staging), new KeyLog()));
        } finally {
            Files.delete(staging);
        }
    }

    /** The analysis of one capture. */
    static RecordedAnalysis of(Path capture, int threads, int blockSize, AnalyzerFactory analyzers) throws IOException {
        RecordedAnalysis recorded = new RecordedAnalysis(analyzers.secrets());
        try (CaptureReader reader = new PcapOpener().open(capture, recorded);
                Pipeline pipeline = new Pipeline(Limits.DEFAULT, threads, blockSize, analyzers, recorded,
                        (sessions, into) -> recorded.again(capture, sessions, into))) {
            pipeline.run(reader, 1, Progress.NONE);
            pipeline.finish();
        }
        return recorded;
    }

    private void again(Path capture, List<Session> ended, Pipeline into) throws IOException {
        Set<Long> numbers = new HashSet<>();
        ended.forEach(session -> numbers(session).forEach(it -> numbers.add(Math.abs(it))));
        try (CaptureReader reader = new PcapOpener().open(capture, CaptureListener.NONE)) {
            into.run(new PacketsOf(reader, numbers), 1, Progress.NONE);
        }
    }

    /** The analysis of the files of one recording, given in their order, with everything that is on by default. */
    static RecordedAnalysis ofRecording(List<List<Packet>> files, int threads) throws IOException {
        Path staging = Files.createTempDirectory("netrospect-staging");
        AnalyzerFactory analyzers = Analyses.with(new FileStaging(staging), new KeyLog());
        RecordedAnalysis recorded = new RecordedAnalysis(analyzers.secrets());
        try (Pipeline pipeline = new Pipeline(Limits.DEFAULT, threads, 1 << 16, analyzers, recorded,
                (sessions, into) -> run(files, into))) {
            run(files, pipeline);
            pipeline.finish();
        } finally {
            Files.delete(staging);
        }
        return recorded;
    }

    private static void run(List<List<Packet>> files, Pipeline pipeline) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            pipeline.run(CapturedPackets.reader(files.get(i)), i + 1, Progress.NONE);
        }
    }

    /** Sessions, events and files without the numbers of packets, sorted: the same however files are cut. */
    List<String> contents() {
        List<String> contents = new ArrayList<>(sessions.values());
        found.forEach(each -> contents.add(each.line().replaceAll("\"(earlier_)?packet\":\\d+", "")));
        contents.sort(Comparator.naturalOrder());
        return contents;
    }

    /** Sessions by id, then events and files by packet, then irregularities by packet, session and name. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(sessions.values());
        found.stream().sorted(Comparator.comparingLong(Found::packet).thenComparingLong(Found::session))
                .map(Found::line).forEach(lines::add);
        irregularities.stream()
                .sorted(Comparator.comparingLong(Irregularity::packet)
                        .thenComparingLong(i -> i.session().map(Session::id).orElse(0L))
                        .thenComparing(Irregularity::what))
                .map(RecordedAnalysis::line).forEach(lines::add);
        return lines;
    }

    /** For each session the numbers of its packets, those of the server negative. */
    List<String> trails() {
        return trails.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
    }

    @Override
    public long opened(Session session) {
        return ++opened;
    }

    @Override
    public long trail(long previous, int capture, byte[] bytes, int length) {
        pieces.add(new PieceOfTrail(previous, bytes, length));
        return pieces.size() - 1L;
    }

    @Override
    public void ended(Session s) {
        StringBuilder line = new StringBuilder("{\"table\":\"sessions\",\"id\":").append(s.id());
        line.append(",\"stime\":\"").append(TimeFormat.seconds(s.firstTime())).append("\",\"ltime\":\"")
                .append(TimeFormat.seconds(s.lastTime())).append("\",\"proto\":\"")
                .append(IpProtocol.name(s.protocol()))
                .append("\",\"saddr\":\"");
        IpAddress.append(line, s.ipVersion(), s.clientHigh(), s.clientLow());
        line.append("\",\"sport\":").append(s.clientPort()).append(",\"daddr\":\"");
        IpAddress.append(line, s.ipVersion(), s.serverHigh(), s.serverLow());
        line.append("\",\"dport\":").append(s.serverPort()).append(",\"state\":\"").append(s.state())
                .append("\",\"history\":\"").append(s.history()).append('"');
        if (!s.service().isEmpty()) {
            line.append(",\"service\":\"").append(s.service()).append('"');
        }
        number(line, "spkts", s.spkts());
        number(line, "dpkts", s.dpkts());
        number(line, "sbytes", s.sbytes());
        number(line, "dbytes", s.dbytes());
        number(line, "sappbytes", s.sappbytes());
        number(line, "dappbytes", s.dappbytes());
        number(line, "sretrans", s.sretrans());
        number(line, "dretrans", s.dretrans());
        number(line, "sgap", s.sgap());
        number(line, "dgap", s.dgap());
        number(line, "sttl", s.sttl());
        number(line, "dttl", s.dttl());
        line.append(",\"vlans\":\"").append(s.encapsulation().vlans()).append("\",\"tunnel\":\"")
                .append(s.encapsulation().tunnel()).append("\"}");
        if (sessions.put(s.id(), line.toString()) != null) {
            throw new IllegalStateException("session " + s.id() + " ended twice");
        }
        trails.put(s.id(), numbers(s).stream().map(Object::toString).toList());
    }

    /** Packets of a session, those of the server negative. */
    private List<Long> numbers(Session s) {
        List<Long> numbers = new ArrayList<>();
        for (long at = s.trail(); at >= 0; at = pieces.get((int) at).previous()) {
            PieceOfTrail piece = pieces.get((int) at);
            List<Long> of = new ArrayList<>();
            PacketTrail.read(piece.bytes(), piece.length(),
                    (number, position, fromServer) -> of.add(fromServer ? -number : number));
            numbers.addAll(0, of);
        }
        return numbers;
    }

    private static void number(StringBuilder line, String name, long value) {
        if (value != 0) {
            line.append(",\"").append(name).append("\":").append(value);
        }
    }

    private static String line(Irregularity i) {
        return "{\"table\":\"irregularities\",\"packet\":" + i.packet() + ",\"session\":"
                + i.session().map(Session::id).orElse(0L) + ",\"what\":\"" + i.what() + "\",\"detail\":\"" + i.detail()
                + "\"}";
    }

    @Override
    public void irregularity(Irregularity irregularity) {
        irregularities.add(irregularity);
    }

    @Override
    public void event(Event event) {
        StringBuilder line = new StringBuilder("{\"table\":");
        EventKind kind = event.kind();
        Json.text(line, kind.listed() ? "events" : kind.table().orElseThrow().name());
        line.append(",\"session\":").append(event.session().id()).append(",\"packet\":").append(event.at().packet())
                .append(",\"time\":\"").append(TimeFormat.seconds(event.at().time()));
        line.append("\",\"protocol\":\"").append(kind.protocol()).append("\",\"kind\":\"").append(kind.kind())
                .append("\",\"subject\":");
        Json.text(line, event.subject());
        found.add(new Found(event.at().packet(), event.session().id(),
                line.append(",\"detail\":").append(event.details()).append('}').toString()));
    }

    @Override
    public void file(RecoveredFile file) {
        file(file, "");
    }

    private void file(RecoveredFile file, String parent) {
        StringBuilder line = new StringBuilder("{\"table\":\"files\",\"session\":").append(file.session().id());
        line.append(",\"packet\":").append(file.at().packet()).append(",\"protocol\":\"")
                .append(file.offer().protocol()).append("\",\"direction\":\"")
                .append(file.offer().fromClient() ? "client" : "server").append("\",\"name\":");
        Json.text(line, file.offer().name());
        line.append(",\"media_type\":\"").append(file.examination().mediaType()).append("\",\"size\":")
                .append(file.size()).append(",\"missing_bytes\":").append(file.missing()).append(",\"sha256\":\"")
                .append(file.digests().sha256()).append("\",\"facts\":").append(file.examination().facts());
        line.append(parent.isEmpty() ? "" : ",\"parent\":\"" + parent + "\"").append('}');
        found.add(new Found(file.at().packet(), file.session().id(), line.toString()));
        file.nested().forEach(nested -> file(nested, file.digests().sha256()));
        try {
            file.content().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void checkpoint() {
    }

    @Override
    public void irregularity(long packet, long time, String what, String detail) {
        irregularities.add(new Irregularity(1, packet, time, java.util.Optional.empty(), what, detail));
    }

    @Override
    public void note(CaptureNote note) {
        if (note.secrets()) {
            secrets.learn(note.text());
        }
    }
}
