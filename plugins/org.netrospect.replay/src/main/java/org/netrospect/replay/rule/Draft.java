package org.netrospect.replay.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A rule while its options are read: what keywords have said so far. */
final class Draft {
    private static final int MOST_VARIABLES = 64;
    static final String BASE64 = "base64_data";
    /** Buffers of which a transaction has several: a rule that names one again means another. */
    private static final Set<String> SEVERAL = Set.of("http.request_header", "http.response_header", "dns.query",
            "dns.answer.name", "tls.certs", "tls.subjectaltname", "tls.alpn", "ike.vendor", "krb5.cname", "krb5.sname",
            "mqtt.subscribe.topic", "mqtt.unsubscribe.topic", "smtp.rcpt_to", "http2.header_name");
    private static final Set<String> DIGESTS = Set.of("tls.cert_fingerprint", "tls.cert_serial", "ja3.hash",
            "ja3s.hash");

    final Classes classes;
    /** Snort 3: buffers come before what is sought in them. */
    final boolean bufferFirst;

    int gid = 1;
    int sid = -1;
    int rev;
    String message = "";
    String classType = "";
    int priority = -1;
    final List<String> references = new ArrayList<>();
    final Map<String, String> metadata = new TreeMap<>();
    final List<String> services = new ArrayList<>();
    final List<String> notApplications = new ArrayList<>();
    FlowState flow = FlowState.ANY;
    final List<PacketTest> packetTests = new ArrayList<>();
    final List<FileTest> fileTests = new ArrayList<>();
    final List<StateStep> states = new ArrayList<>();
    Optional<Counting> counting = Optional.empty();
    boolean silent;
    /** What the last modbus keyword said of addresses. */
    Optional<Comparison> modbusAddress = Optional.empty();
    /** A rule that passes alerts too. */
    boolean loud;
    /** After a match the session is not looked at any more. */
    boolean bypass;

    private final List<Placed> steps = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();
    private BufferName buffer = BufferName.PAYLOAD;
    private boolean chosen;
    private int turn;
    private int turns;

    /** One time that a rule names a buffer. */
    private record Turn(BufferName buffer, int number) {
    }

    /** A step and the buffer it looks at, which a later keyword may change. */
    static final class Placed {
        BufferName buffer;
        final Optional<ContentDraft> content;
        private final int turn;
        private final Optional<Step> step;

        Placed(BufferName buffer, int turn, Optional<ContentDraft> content, Optional<Step> step) {
            this.turn = turn;
            this.buffer = buffer;
            this.content = content;
            this.step = step;
        }

        Step step() throws NotHonoured {
            // digests are compared in any case
            content.filter(c -> DIGESTS.contains(buffer.name())).ifPresent(c -> c.nocase = true);
            return content.isPresent() ? content.get().finish() : step.orElseThrow();
        }
    }

    Draft(Classes classes, boolean bufferFirst) {
        this.classes = classes;
        this.bufferFirst = bufferFirst;
    }

    /** What follows looks at this buffer. */
    void choose(BufferName name) {
        buffer = name;
        chosen = !name.isPayload();
        turn = SEVERAL.contains(name.name()) ? ++turns : 0;
    }

    BufferName chosen() {
        return buffer;
    }

    boolean hasChosen() {
        return chosen;
    }

    void transform(BufferName.Kind kind, String argument) throws NotHonoured {
        if (!chosen) {
            throw new NotHonoured("the transformation " + kind.name().toLowerCase(java.util.Locale.ROOT)
                    + " follows no buffer");
        }
        List<BufferName.Transform> more = new ArrayList<>(buffer.transforms());
        more.add(new BufferName.Transform(kind, argument));
        buffer = new BufferName(buffer.name(), buffer.field(), List.copyOf(more));
    }

    void add(ContentDraft content) {
        steps.add(new Placed(buffer, turn, Optional.of(content), Optional.empty()));
    }

    void add(Step step) {
        add(step, buffer);
    }

    void add(Step step, BufferName where) {
        steps.add(new Placed(where, where.equals(buffer) ? turn : 0, Optional.empty(), Optional.of(step)));
    }

    /** Where a step goes that says no buffer: beside the last one if it begins where that ended. */
    BufferName place(boolean relative) {
        return relative && !chosen && !steps.isEmpty() ? steps.getLast().buffer : buffer;
    }

    ContentDraft lastContent(String keyword) throws NotHonoured {
        return last(keyword).content.orElseThrow();
    }

    private Placed last(String keyword) throws NotHonoured {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).content.isPresent()) {
                return steps.get(i);
            }
        }
        throw new NotHonoured(keyword + " follows no content");
    }

    /** The last content is meant for another buffer: Snort 2 says so behind it. */
    void moveLastContent(String keyword, BufferName to) throws NotHonoured {
        Placed placed = last(keyword);
        placed.buffer = to;
        steps.remove(placed);
        steps.add(placed);
    }

    /**
     * Nothing may stand behind the content that is the last step: it goes with it into the buffer that a later word
     * names.
     *
     * @return whether the last step is a content
     */
    boolean endsWithContent() {
        if (steps.isEmpty() || steps.getLast().content.isEmpty()) {
            return false;
        }
        steps.getLast().content.get().endsWith = true;
        return true;
    }

    int define(String name) throws NotHonoured {
        int known = variables.indexOf(name);
        if (known >= 0) {
            return known;
        }
        if (variables.size() >= MOST_VARIABLES) {
            throw new NotHonoured("it has more than " + MOST_VARIABLES + " variables");
        }
        variables.add(name);
        return variables.size() - 1;
    }

    Operand operand(String text, String where) throws NotHonoured {
        String t = Words.unquoted(text);
        if (Words.isNumber(t)) {
            return Operand.of(Words.signed(t, where));
        }
        int known = variables.indexOf(t);
        if (known < 0) {
            throw new NotHonoured(where + ": \"" + t
                    + "\" is neither a number nor a variable that was extracted before");
        }
        return new Operand(0, known);
    }

    int variables() {
        return variables.size();
    }

    List<BufferTest> bufferTests() throws NotHonoured {
        Map<Turn, List<Step>> byBuffer = new LinkedHashMap<>();
        for (Placed placed : steps) {
            byBuffer.computeIfAbsent(new Turn(placed.buffer, placed.turn), b -> new ArrayList<>()).add(placed.step());
        }
        List<Step> decoded = byBuffer.remove(new Turn(BufferName.of(BASE64), 0));
        List<BufferTest> tests = new ArrayList<>();
        boolean used = decoded == null;
        for (Map.Entry<Turn, List<Step>> entry : byBuffer.entrySet()) {
            List<Step> its = entry.getValue();
            for (int i = 0; i < its.size(); i++) {
                if (its.get(i) instanceof Step.Base64 b) {
                    its.set(i, new Step.Base64(b.bytes(), b.offset(), b.relative(),
                            decoded == null ? List.of() : List.copyOf(decoded)));
                    used = true;
                }
            }
            tests.add(new BufferTest(entry.getKey().buffer(), List.copyOf(its)));
        }
        if (!used) {
            throw new NotHonoured("base64_data is used without base64_decode");
        }
        return List.copyOf(tests);
    }
}
