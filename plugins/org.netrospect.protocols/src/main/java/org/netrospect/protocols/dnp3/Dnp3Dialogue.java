package org.netrospect.protocols.dnp3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.repeat.Repeats;

/** Requests of a master and responses of its outstations. */
final class Dnp3Dialogue {
    private static final int MOST_PENDING = 256;
    private static final int MOST_READS = 2000;
    private static final int CONFIRM = 0;
    private static final int READ = 1;
    private static final int RESPONSE = 129;
    private static final int UNSOLICITED = 130;

    private final SessionContext context;
    private final Repeats reads;
    private final Dnp3Files files;
    private final Map<Integer, Request> pending = new LinkedHashMap<>();
    private long shown;

    private record Request(Mark at, int function, int destination, int source, Dnp3Objects objects) {
        String subject() {
            List<String> about = objects.commands().isEmpty() ? objects.names() : objects.commands();
            return Dnp3Names.function(function) + (about.isEmpty() ? "" : ": ") + String.join(", ", about);
        }
    }

    Dnp3Dialogue(SessionContext context) {
        this.context = context;
        reads = new Repeats(context, MOST_READS);
        files = new Dnp3Files(context);
    }

    void fragment(boolean fromClient, ByteWindow b, int destination, int source) {
        int function = b.u8(1);
        boolean response = function >= RESPONSE;
        if (function == CONFIRM) {
            show(fromClient, b, Dnp3Objects.of(b, b.length(), false));
            return;
        }
        Dnp3Objects objects;
        try {
            objects = Dnp3Objects.of(b, response ? 4 : 2, function != READ);
        } catch (MalformedInput e) {
            context.irregularity("DNP3 objects not understood", "The objects of a message of DNP3 end early: it "
                    + e.getMessage() + "; they were left out.");
            objects = Dnp3Objects.of(b, b.length(), false);
        }
        show(fromClient, b, objects);
        int sequence = b.u8(0) & 15;
        if (!response) {
            request(new Request(context.mark(), function, destination, source, objects), sequence);
            files.request(fromClient, function, objects);
        } else if (function == RESPONSE) {
            files.response(fromClient, objects);
            Request to = pending.remove(key(source, destination, sequence));
            if (to != null) {
                tell(to, Optional.of(b.u16le(2)), objects);
            }
        } else if (function == UNSOLICITED) {
            String about = String.join(", ", objects.names());
            reads.seen(context.mark(), EventKind.of("dnp3", "report"), source + " " + about, about,
                    new Details().put("outstation", source).put("master", destination)
                            .put("objects", objects.names()).put("iin", Dnp3Names.indications(b.u16le(2))));
        }
    }

    private void show(boolean fromClient, ByteWindow b, Dnp3Objects objects) {
        Inspection looks = context.inspection();
        if (looks.wanted()) {
            looks.buffer("dnp3.data", fromClient, b);
            looks.number("dnp3.func", fromClient, b.u8(1));
            looks.number("dnp3.ind", fromClient, b.u8(1) >= RESPONSE && b.length() >= 4 ? b.u16(2) : 0);
            objects.names().stream().map(Dnp3Dialogue::variation).distinct()
                    .forEach(each -> looks.text("dnp3.obj", fromClient, each));
            looks.transactionEnd("dnp3", shown++);
        }
    }

    /** {@code 12,1} of {@code g12v1[3]} */
    private static String variation(String name) {
        return name.substring(1).replaceFirst("v(\\d+).*", ",$1");
    }

    private static int key(int outstation, int master, int sequence) {
        return (outstation * 31 + master) << 4 | sequence;
    }

    private void request(Request request, int sequence) {
        int key = key(request.destination(), request.source(), sequence);
        Request before = pending.remove(key);
        if (before == null && pending.size() >= MOST_PENDING) {
            before = pending.remove(pending.keySet().iterator().next());
        }
        Optional.ofNullable(before).ifPresent(it -> tell(it, Optional.empty(), it.objects()));
        pending.put(key, request);
    }

    private void tell(Request request, Optional<Integer> indications, Dnp3Objects answer) {
        int function = request.function();
        String kind = Dnp3Names.kind(function);
        Details details = new Details().put("function", Dnp3Names.function(function)).put("function_code", function)
                .put("master", request.source()).put("outstation", request.destination())
                .put("objects", request.objects().names()).put("values", request.objects().commands())
                .put("answered", indications.isPresent());
        indications.ifPresent(bits -> details.put("iin", Dnp3Names.indications(bits)));
        if (kind.equals("control") && indications.isPresent()) {
            details.put("result", answer.commands());
        }
        EventKind what = EventKind.of("dnp3", kind);
        if (kind.equals("read") || kind.equals("request")) {
            reads.seen(request.at(), what, request.destination() + " " + request.subject() + indications.isPresent(),
                    request.subject(), details);
        } else if (!kind.equals("file")) {
            context.event(request.at(), what, request.subject(), details);
        }
    }

    void end() {
        pending.values().forEach(request -> tell(request, Optional.empty(), request.objects()));
        pending.clear();
        files.end();
        reads.end();
    }
}
