package org.netrospect.protocols.memcached;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;
import org.netrospect.protocols.login.SaslExchange;
import org.netrospect.protocols.text.LineReader;

/** Reads both forms; the first byte of a side says which. Values are passed over. */
final class MemcachedSession implements Analyzer {
    private static final int LONGEST_LINE = 1 << 11;
    private static final int HEADER = 24;
    /** Bytes kept of a binary message: header, extras, key, and a login. */
    private static final int MOST = 1 << 10;
    private static final int MOST_PENDING = 256;

    private final SessionContext context;
    private final Told told;
    private final Side client = new Side(true);
    private final Side server = new Side(false);
    private final Map<Long, String> pending = new LinkedHashMap<>();
    private Optional<SaslExchange> login = Optional.empty();
    private int ends;

    /** One direction. */
    private final class Side {
        private final boolean fromClient;
        private final LineReader line = new LineReader(LONGEST_LINE);
        private final FrameReader frames;
        private boolean begun;
        private boolean binary;
        private boolean lost;
        /** Bytes of a value and its end of line that are still to come. */
        private long value;

        Side(boolean fromClient) {
            this.fromClient = fromClient;
            frames = new FrameReader(b -> b.length() < HEADER ? -1 : HEADER + b.u32(8), MOST,
                    (b, length) -> binary(b));
        }

        void data(ByteWindow bytes) {
            if (lost && bytes.length() > 0 && binary && bytes.u8(0) >> 1 != 0x40) {
                return;
            }
            lost = false;
            if (!begun && bytes.length() > 0) {
                begun = true;
                binary = bytes.u8(0) == MemcachedProtocol.REQUEST || bytes.u8(0) == MemcachedProtocol.REQUEST + 1;
            }
            if (binary) {
                frames.data(bytes);
                return;
            }
            int at = 0;
            while (at < bytes.length()) {
                if (value > 0) {
                    int n = (int) Math.min(value, bytes.length() - at);
                    value -= n;
                    at += n;
                } else {
                    at = line.take(bytes, at);
                    if (line.complete()) {
                        value = fromClient ? request(line.text()) : response(line.text());
                    }
                }
            }
        }

        private void binary(ByteWindow b) {
            int key = HEADER + b.u8(4);
            String name = b.length() < key + b.u16(2) ? "" : LineReader.text(b.bytes(key, b.u16(2)), 0, b.u16(2));
            long values = b.u32(8) - b.u8(4) - b.u16(2);
            if (fromClient) {
                asked(b, name, values, key + b.u16(2));
            } else {
                answered(b, values, key + b.u16(2));
            }
        }

        void gap(long length) {
            if (binary ? frames.gap(length) : length <= value) {
                value = binary ? 0 : value - length;
                return;
            }
            context.irregularity("Memcached messages lost", "Bytes of a Memcached stream are in no capture; reading "
                    + "went on behind them.");
            lost = true;
            value = 0;
            line.clear();
            frames.restart();
        }
    }

    MemcachedSession(SessionContext context, Told told) {
        this.context = context;
        this.told = told;
    }

    /** A line of the client. @return bytes of the value behind it */
    private long request(String text) {
        String[] words = text.split(" +");
        String command = words.length == 0 ? "" : words[0];
        if (Commands.stores(command) && words.length >= 5) {
            long bytes = Math.max(0, Commands.number(words[4]));
            told.command(command, words[1], bytes);
            return bytes + 2;
        }
        if (command.equals("ms") && words.length >= 3) {
            long bytes = Math.max(0, Commands.number(words[2]));
            told.command(command, words[1], bytes);
            return bytes + 2;
        }
        if (Commands.kind(command).isEmpty()) {
            return 0;
        }
        int first = command.startsWith("gat") ? 2 : 1;
        if (Commands.kind(command).equals("read")) {
            int last = command.equals("mg") ? Math.min(2, words.length) : words.length;
            for (int i = first; i < last; i++) {
                told.command(command, words[i], -1);
            }
        } else {
            told.command(command, words.length > first ? words[first] : "", -1);
        }
        return 0;
    }

    /** A line of the server. @return bytes of the value behind it */
    private long response(String text) {
        String[] words = text.split(" ");
        String word = words.length == 0 ? "" : words[0];
        switch (word) {
            case "VALUE" -> {
                long bytes = words.length < 4 ? 0 : Math.max(0, Commands.number(words[3]));
                told.value(words.length > 1 ? words[1] : "", bytes);
                return bytes + 2;
            }
            case "VA" -> {
                return words.length < 2 ? 0 : Math.max(0, Commands.number(words[1])) + 2;
            }
            case "VERSION" -> told.version(text.substring(8).strip());
            case "STAT" -> {
                if (words.length > 2 && words[1].equals("version")) {
                    told.version(words[2]);
                }
            }
            case "ERROR", "CLIENT_ERROR", "SERVER_ERROR" -> told.error(text);
            default -> {
                // says that all went well
            }
        }
        return 0;
    }

    private void asked(ByteWindow b, String key, long values, int at) {
        String command = Commands.binary(b.u8(1));
        if (command.equals("sasl_auth")) {
            login = Optional.of(new SaslExchange(context.mark(), key));
        }
        if (command.startsWith("sasl_") && b.length() > at) {
            login.ifPresent(known -> known.response(b.bytes(at, b.length() - at)));
        }
        boolean stores = Commands.stores(command);
        told.command(command, key, stores ? values : -1);
        if (pending.size() >= MOST_PENDING) {
            pending.remove(pending.keySet().iterator().next());
        }
        pending.put(number(b), key);
    }

    private static long number(ByteWindow b) {
        return (long) b.u8(1) << 32 | b.u32(12);
    }

    private void answered(ByteWindow b, long values, int at) {
        String command = Commands.binary(b.u8(1));
        String key = pending.remove(number(b));
        String status = Commands.status(b.u16(6));
        if (command.startsWith("sasl_a") || command.equals("sasl_step")) {
            if (b.u16(6) != 0x21) {
                login.ifPresent(known -> known.login().tell(context, "memcached", Optional.of(status.isEmpty())));
                login = Optional.empty();
            }
        } else if (!status.isEmpty()) {
            told.error(command + (key == null || key.isEmpty() ? "" : " " + key) + ": " + status);
        } else if (command.equals("get") || command.equals("gat")) {
            told.value(key == null ? "" : key, values);
        } else if (command.equals("version") && b.length() > at) {
            told.version(b.latin1(at, b.length() - at));
        }
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        (fromClient ? client : server).data(bytes);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        (fromClient ? client : server).gap(length);
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            login.ifPresent(open -> open.login().tell(context, "memcached", Optional.empty()));
            told.end();
        }
    }
}
