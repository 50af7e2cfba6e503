package org.netrospect.protocols.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.protocols.Fed;

class RtspSessionTest {
    private static final String DESCRIPTION = """
            v=0
            s=Front door
            c=IN IP4 0.0.0.0
            m=audio 0 RTP/AVP 97
            a=rtpmap:97 PCMU/8000
            a=control:track1
            m=video 0 RTP/AVP 96
            a=rtpmap:96 H264/90000
            a=control:track2
            """.replace("\n", "\r\n");

    private static Fed playing() {
        return Fed.tcp(new RtspProtocol()::analyzer, 554)
                .client("DESCRIBE rtsp://cam/live RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: Looker/2.1\r\n\r\n")
                .server("RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nServer: Camera/7.0\r\n\r\n")
                .client("DESCRIBE rtsp://cam/live RTSP/1.0\r\nCSeq: 2\r\nAuthorization: Basic YWw6cGE6c3M=\r\n\r\n")
                .server("RTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Base: rtsp://cam/live/\r\nContent-Length: "
                        + DESCRIPTION.length() + "\r\n\r\n" + DESCRIPTION)
                .client("SETUP rtsp://cam/live/track1 RTSP/1.0\r\nCSeq: 3\r\n"
                        + "Transport: RTP/AVP/TCP;unicast;interleaved=2-3\r\n\r\n")
                .server("RTSP/1.0 200 OK\r\nCSeq: 3\r\nSession: 77;timeout=60\r\n"
                        + "Transport: RTP/AVP/TCP;unicast;interleaved=2-3\r\n\r\n")
                .client("PLAY rtsp://cam/live RTSP/1.0\r\nCSeq: 4\r\nSession: 77\r\n\r\n")
                .server("RTSP/1.0 200 OK\r\nCSeq: 4\r\nSession: 77\r\n\r\n");
    }

    private static String packet(int sequence) {
        String rtp = "\u0080\u0061\0" + (char) sequence + "\0\0\0" + (char) (8 * sequence) + "\0\0\0\7" + "soundsou";
        return "$\2\0" + (char) rtp.length() + rtp;
    }

    private static Recognition recognised(String client) {
        byte[] bytes = client.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return new RtspProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 554),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(), bytes.length));
    }

    @Test
    void recognisesRequestsByTheirVersion() {
        assertEquals(Recognition.YES, recognised("OPTIONS * RTSP/1.0\r\n"));
        assertEquals(Recognition.YES, recognised("GET_PARAMETER rtsp://a/b RTSP/2.0\r\n"));
        assertEquals(Recognition.MORE, recognised("DESCRIBE rtsp://a"));
        assertEquals(Recognition.NO, recognised("OPTIONS * HTTP/1.1\r\n"));
        assertEquals(Recognition.NO, recognised("GET / HTTP/1.1\r\n"));
    }

    @Test
    void tellsRequestsWithTheirAnswers() {
        Fed.Said said = playing().whole();
        assertEquals(4, said.lines("rtsp request").size());
        String described = said.lines("rtsp request").get(1);
        assertTrue(described.contains("\"title\":\"Front door\",\"media\":[\"audio PCMU\",\"video H264\"]"), described);
        String setUp = said.lines("rtsp request").get(2);
        assertTrue(setUp.contains("\"session\":\"77\",\"transport\":\"RTP/AVP/TCP;unicast;interleaved=2-3\""), setUp);
        assertEquals(2, said.lines("rtsp software").size());
    }

    @Test
    void tellsALoginWithItsOutcome() {
        String login = playing().whole().lines("rtsp login").get(0);
        assertTrue(login.contains("\"user\":\"al\",\"secret_kind\":\"password\",\"secret\":\"pa:ss\",\"success\":true"),
                login);
    }

    @Test
    void readsMediaBetweenTheMessages() {
        Fed session = playing();
        for (int i = 1; i < 9; i++) {
            session.server(packet(i));
        }
        Fed.Said said = session.server("RTSP/1.0 200 OK\r\nCSeq: 9\r\n\r\n").whole();
        String stream = said.lines("rtp stream").get(0);
        assertTrue(stream.contains("\"codec\":\"PCMU\",\"payload_type\":97"), stream);
        assertTrue(stream.contains("\"packets\":8,\"bytes\":64,\"lost\":0"), stream);
        assertTrue(stream.contains("\"uri\":\"rtsp://cam/live/track1\""), stream);
        assertEquals(1, said.files().size());
        assertEquals(said.lines(), session.byteByByte().lines());
    }

    @Test
    void goesOnBehindMissingBytes() {
        Fed session = playing().server(packet(1)).gap(false, 30).server("und\r\n" + packet(3) + packet(4));
        String stream = session.whole().lines("rtp stream").get(0);
        assertTrue(stream.contains("\"packets\":3"), stream);
        session = playing().gap(false, 500).client("OPTIONS rtsp://cam/live RTSP/1.0\r\nCSeq: 9\r\n\r\n")
                .server("Date: now\r\n\r\nRTSP/1.0 200 OK\r\nCSeq: 9\r\n\r\n");
        assertTrue(session.whole().lines("rtsp request").get(4).contains("\"status\":200"));
        assertEquals(session.whole().lines(), session.byteByByte().lines());
    }
}
