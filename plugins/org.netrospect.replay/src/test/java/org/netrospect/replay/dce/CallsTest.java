package org.netrospect.replay.dce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;

class CallsTest {
    private static final String ATSVC = "1ff70682-0a51-30e8-076d-740be8cee98b";

    private final List<String> told = new ArrayList<>();
    private final Calls calls = new Calls(c -> told.add((c.request() ? ">" : "<") + c.iface() + " " + c.operation()
            + " " + new String(c.stub(), StandardCharsets.US_ASCII)));

    private static byte[] pdu(int type, int flags, byte[] body) {
        ByteBuffer b = ByteBuffer.allocate(16 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 5).put((byte) 0).put((byte) type).put((byte) flags).putInt(0x10);
        return b.putShort((short) b.capacity()).putShort((short) 0).putInt(1).put(body).array();
    }

    private static byte[] bind() {
        ByteBuffer b = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0).putInt(0).putInt(1).putShort((short) 7).putShort((short) 1);
        b.putInt(0x1ff70682).putShort((short) 0x0a51).putShort((short) 0x30e8);
        b.order(ByteOrder.BIG_ENDIAN).putLong(0x076d740be8cee98bL);
        b.order(ByteOrder.LITTLE_ENDIAN).putInt(3);
        return pdu(11, 3, b.array());
    }

    private static byte[] call(int type, int flags, int operation, String stub) {
        ByteBuffer b = ByteBuffer.allocate(8 + stub.length()).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(stub.length()).putShort((short) 7).putShort((short) operation);
        return pdu(type, flags, b.put(stub.getBytes(StandardCharsets.US_ASCII)).array());
    }

    private static byte[] smb2Write(byte[] data) {
        ByteBuffer b = ByteBuffer.allocate(4 + 112 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) (112 + data.length));
        b.putInt(0x424d53fe).putShort((short) 64).position(4 + 12).putShort((short) 9);
        b.position(4 + 64).putShort((short) 49).putShort((short) 112).putInt(data.length);
        return b.position(4 + 112).put(data).array();
    }

    private void feed(boolean fromClient, byte[] bytes) {
        calls.data(fromClient, new ByteWindow(bytes, 0, bytes.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void tellsCallsAndAnswersWithTheirInterface() {
        feed(true, bind());
        feed(true, call(0, 3, 15, "ask"));
        feed(false, call(2, 3, 0, "answer"));
        assertEquals(List.of(">" + ATSVC + " 15 ask", "<" + ATSVC + " 15 answer"), told);
    }

    @Test
    void readsPiecesOfOneByte() {
        for (byte b : joined(bind(), call(0, 3, 2, "ask"))) {
            feed(true, new byte[] {b});
        }
        assertEquals(List.of(">" + ATSVC + " 2 ask"), told);
    }

    @Test
    void putsFragmentsTogether() {
        feed(true, joined(bind(), call(0, 1, 2, "one "), call(0, 0, 2, "two "), call(0, 2, 2, "three")));
        assertEquals(List.of(">" + ATSVC + " 2 one two three"), told);
    }

    @Test
    void looksIntoThePipesOfSmb() {
        byte[] call = call(0, 3, 9, "through a pipe");
        feed(true, smb2Write(bind()));
        feed(true, smb2Write(java.util.Arrays.copyOf(call, 20)));
        feed(true, smb2Write(java.util.Arrays.copyOfRange(call, 20, call.length)));
        assertEquals(List.of(">" + ATSVC + " 9 through a pipe"), told);
    }

    @Test
    void looksIntoPipesThatAreWrittenByteByByte() {
        for (byte b : joined(bind(), call(0, 3, 2, "ask"))) {
            feed(true, smb2Write(new byte[] {b}));
        }
        assertEquals(List.of(">" + ATSVC + " 2 ask"), told);
    }

    @Test
    void tellsTheVersionOfTheInterface() {
        List<Integer> versions = new java.util.ArrayList<>();
        byte[] bytes = joined(call(0, 3, 2, "before"), bind(), call(0, 3, 2, "ask"));
        new Calls(c -> versions.add(c.version())).data(true, new ByteWindow(bytes, 0, bytes.length));
        assertEquals(List.of(-1, 3), versions);
    }

    @Test
    void endsQuietlyOnWhatIsNeither() {
        feed(true, "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        feed(true, joined(bind(), call(0, 3, 15, "ask")));
        assertEquals(List.of(), told);
    }

    @Test
    void damagedBytesThrowNothing() {
        byte[] whole = joined(bind(), call(0, 1, 2, "one "), call(0, 2, 2, "two"));
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = round % 2 == 0 ? whole.clone() : smb2Write(bind());
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Calls own = new Calls(c -> { });
            own.data(true, new ByteWindow(damaged, 0, damaged.length));
        }
    }
}
