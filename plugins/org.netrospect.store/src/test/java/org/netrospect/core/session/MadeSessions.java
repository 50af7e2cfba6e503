package org.netrospect.core.session;

import org.netrospect.core.packet.Encapsulation;

/** Sessions that no packets made: every field follows from a number, so that a test can say what it expects. */
public final class MadeSessions {
    public static final long START = 1_700_000_000_123_456_789L;

    private MadeSessions() {
    }

    /** The session a number stands for; its id is not set. */
    public static Session session(long n, int capture) {
        Session s = new Session(n);
        s.capture = capture;
        s.firstPacket = n * 3 + 1;
        s.ipVersion = n % 5 == 4 ? 6 : 4;
        s.clientHigh = s.ipVersion == 6 ? 0x2001_0db8_0000_0000L | n % 1000 : 0;
        s.clientLow = s.ipVersion == 6 ? n : 0x0a00_0000L + n % 70_000;
        s.serverHigh = s.ipVersion == 6 ? 0x2001_0db8_ffff_0000L : 0;
        s.serverLow = 0xc0a8_0000L + n % 300;
        s.clientPort = (int) (n * 7 % 65_536);
        s.serverPort = n % 3 == 0 ? 443 : 53;
        s.protocol = n % 11 == 10 ? 47 : n % 3 == 0 ? 6 : 17;
        s.clientMac = n % 13 == 12 ? -1 : 0x001b_213c_0000L + n % 100;
        s.serverMac = 0x001b_213c_4d5eL;
        s.encapsulation = n % 17 == 16 ? new Encapsulation("100,7", "mpls " + n % 5) : Encapsulation.NONE;
        s.firstTime = START + n * 1_000_000;
        s.lastTime = s.firstTime + n % 7 * 1_234_567;
        s.clientPackets = n % 40 + 1;
        s.serverPackets = n % 30;
        s.clientBytes = n % 40 * 100 + 60;
        s.serverBytes = n % 1000 == 999 ? 5_000_000_000L + n : n % 30 * 1400;
        s.clientAppBytes = n % 40 * 60;
        s.serverAppBytes = n % 1000 == 999 ? 4_900_000_000L : n % 30 * 1340;
        s.clientRetransmitted = n % 4;
        s.serverRetransmitted = 0;
        s.clientGap = n % 500 == 7 ? 3_000_000_000L : 0;
        s.clientTtl = 64;
        s.serverTtl = (short) (n % 30 == 0 ? -1 : 255);
        s.service = n % 4 == 0 ? "dns" : "";
        s.state = ConnectionState.values()[(int) (n % ConnectionState.values().length)];
        (n % 2 == 0 ? "ShADadFf" : "D").chars().forEach(letter -> s.letters.add((char) letter));
        return s;
    }
}
