package org.netrospect.protocols.iec104;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;
import org.netrospect.protocols.repeat.Repeats;

/** Tells each order with its confirmation; reports are told once for each station, type and cause; and files. */
final class Iec104Session implements Analyzer {
    private static final int MOST = 256;
    private static final int MOST_PENDING = 256;
    private static final int MOST_DIFFERENT = 2000;
    private static final int ACTIVATION = 6;
    private static final int CONFIRMATION = 7;
    private static final int DEACTIVATION = 8;
    private static final int DEACTIVATED = 9;
    private static final int UNKNOWN = 44;

    private final SessionContext context;
    private final Repeats repeats;
    private final FileTransfers files;
    private final FrameReader client = new FrameReader(Iec104Session::length, MOST, (b, n) -> frame(true, b));
    private final FrameReader server = new FrameReader(Iec104Session::length, MOST, (b, n) -> frame(false, b));
    private final Map<Key, Asked> pending = new LinkedHashMap<>();
    private final boolean[] lost = new boolean[2];
    private int ends;
    private long shown;

    private record Key(int type, int station, int object, boolean off) {
    }

    private record Asked(Mark at, DataUnit unit) {
    }

    Iec104Session(SessionContext context) {
        this.context = context;
        repeats = new Repeats(context, MOST_DIFFERENT);
        files = new FileTransfers(context, repeats);
    }

    private static long length(ByteWindow b) {
        if (b.length() < 2) {
            return -1;
        }
        if (b.u8(0) != Iec104Protocol.START || b.u8(1) < Iec104Protocol.SHORTEST) {
            throw new MalformedInput("a frame of IEC 60870-5-104 begins with " + b.u8(0) + " and the length "
                    + b.u8(1));
        }
        return 2L + b.u8(1);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int side = fromClient ? 0 : 1;
        if (lost[side]) {
            if (bytes.length() < 2 || bytes.u8(0) != Iec104Protocol.START || bytes.u8(1) < Iec104Protocol.SHORTEST) {
                return;
            }
            lost[side] = false;
        }
        (fromClient ? client : server).data(bytes);
    }

    private void frame(boolean fromClient, ByteWindow b) {
        show(fromClient, b);
        int control = b.u8(2);
        if ((control & 3) == 3) {
            String function = Types.function(control);
            repeats.seen(context.mark(), EventKind.of("iec104", "control"), function, function,
                    new Details().put("function", function));
        } else if ((control & 1) == 0) {
            ByteWindow data = b.slice(Iec104Protocol.DATA, b.length() - Iec104Protocol.DATA);
            DataUnit unit = DataUnit.of(data);
            if (unit.type() >= FileTransfers.FIRST_TYPE && unit.type() <= FileTransfers.LAST_TYPE) {
                files.unit(fromClient, unit, data.slice(DataUnit.OBJECT, data.length() - DataUnit.OBJECT));
            } else {
                unit(unit);
            }
        }
    }

    private void show(boolean fromClient, ByteWindow b) {
        Inspection looks = context.inspection();
        if (looks.wanted()) {
            int control = b.u8(2);
            looks.buffer("iec104.pdu", fromClient, b);
            looks.text("iec104.apci", fromClient, (control & 3) == 3 ? "u" : (control & 1) == 0 ? "i" : "s");
            if ((control & 1) == 0 && b.length() > Iec104Protocol.DATA) {
                looks.text("iec104.asdu", fromClient, Types.name(b.u8(Iec104Protocol.DATA)));
            }
            looks.transactionEnd("iec104", shown++);
        }
    }

    private void unit(DataUnit unit) {
        if (unit.monitors()) {
            repeats.seen(context.mark(), EventKind.of("iec104", "report"), unit.type() + " " + unit.cause() + " "
                    + unit.station(), Types.meaning(unit.type()) + ", station " + unit.station(), unit.details());
            return;
        }
        boolean off = unit.cause() == DEACTIVATION || unit.cause() == DEACTIVATED;
        Key key = new Key(unit.type(), unit.station(), unit.object(), off);
        switch (unit.cause()) {
            case ACTIVATION, DEACTIVATION, 5 -> {
                Asked before = pending.remove(key);
                if (before == null && pending.size() >= MOST_PENDING) {
                    before = pending.remove(pending.keySet().iterator().next());
                }
                if (before != null) {
                    tell(before, Optional.empty());
                }
                pending.put(key, new Asked(context.mark(), unit));
            }
            case CONFIRMATION, DEACTIVATED, UNKNOWN, UNKNOWN + 1, UNKNOWN + 2, UNKNOWN + 3 -> {
                Asked asked = pending.remove(key);
                tell(asked == null ? new Asked(context.mark(), unit) : asked, Optional.of(unit));
            }
            default -> repeats.seen(context.mark(), EventKind.of("iec104", "request"), unit.cause() + unit.subject(),
                    unit.subject() + ": " + Types.cause(unit.cause()), unit.details());
        }
    }

    private void tell(Asked asked, Optional<DataUnit> answer) {
        DataUnit unit = asked.unit;
        Details details = unit.details().put("answered", answer.isPresent());
        String subject = unit.subject();
        if (answer.isPresent()) {
            boolean refused = answer.get().negative() || answer.get().cause() >= UNKNOWN;
            details.put("confirmed", !refused);
            if (refused) {
                String why = answer.get().cause() >= UNKNOWN ? Types.cause(answer.get().cause()) : "refused";
                details.put("error", why);
                subject += ": " + why;
            }
        }
        if (unit.orders()) {
            context.event(asked.at, EventKind.of("iec104", "command"), subject, details);
        } else {
            repeats.seen(asked.at, EventKind.of("iec104", "request"), subject + answer.isPresent(), subject, details);
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        FrameReader frames = fromClient ? client : server;
        if (!frames.gap(length)) {
            context.irregularity("IEC 60870-5-104 frames lost", "Bytes of a stream are in no capture; reading went on "
                    + "with the next segment that begins with a frame.");
            lost[fromClient ? 0 : 1] = true;
            frames.restart();
            files.lost(fromClient);
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            pending.values().forEach(each -> tell(each, Optional.empty()));
            pending.clear();
            files.end();
            repeats.end();
        }
    }
}
