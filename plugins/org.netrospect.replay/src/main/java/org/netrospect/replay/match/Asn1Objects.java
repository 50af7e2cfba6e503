package org.netrospect.replay.match;

import org.netrospect.replay.rule.Step;

/**
 * Looks for objects of ASN.1 that were made to overflow what reads them, in the basic encoding (ITU-T X.690). Objects
 * that are not there whole, and what follows one that breaks the encoding, are not looked at: as in Suricata.
 */
final class Asn1Objects {
    private static final int MOST = 30;
    private static final int BOOLEAN = 1;
    private static final int BIT_STRING = 3;
    private static final int REAL = 9;
    private static final int SEQUENCE = 16;
    private static final int SET = 17;
    private static final int LARGEST_REAL = 256;
    private static final int LONG_TAG = 0x1f;
    private static final int CONSTRUCTED = 0x20;
    private static final int OTHER_CLASSES = 0xc0;

    private final Step.Asn1 asked;
    private final byte[] bytes;
    private boolean found;

    private Asn1Objects(Step.Asn1 asked, byte[] bytes) {
        this.asked = asked;
        this.bytes = bytes;
    }

    /** Whether one of the objects from a place on is what is asked for. */
    static boolean holds(Step.Asn1 asked, byte[] bytes, int from, int end) {
        int at = from;
        for (int n = 0; n < MOST && at < end; n++) {
            Asn1Objects objects = new Asn1Objects(asked, bytes);
            at = objects.object(at, end, 0);
            if (at < 0) {
                return false;
            }
            if (objects.found) {
                return true;
            }
        }
        return false;
    }

    /** @return where the object ends, -1 if it is not there whole */
    private int object(int from, int end, int depth) {
        int at = from;
        if (depth > MOST || at >= end) {
            return -1;
        }
        int tag = bytes[at++] & 0xff;
        if ((tag & LONG_TAG) == LONG_TAG) {
            while (at < end && bytes[at] < 0) {
                at++;
            }
            at++;
        }
        if (at >= end) {
            return -1;
        }
        int first = bytes[at++] & 0xff;
        boolean endless = first == 0x80;
        long length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = first & 0x7f; i > 0 && at < end && length < Integer.MAX_VALUE; i--) {
                length = length << 8 | bytes[at++] & 0xff;
            }
        }
        if (endless) {
            return (tag & CONSTRUCTED) == 0 ? -1 : inside(at, end, depth, true);
        }
        if (length > end - at) {
            return -1;
        }
        int over = at + (int) length;
        boolean universal = (tag & OTHER_CLASSES) == 0;
        int number = tag & LONG_TAG;
        if (universal && number == BOOLEAN && length != 1) {
            return -1;
        }
        check(universal && (tag & CONSTRUCTED) == 0 ? number : 0, at, (int) length);
        boolean list = universal && (tag & CONSTRUCTED) != 0 && (number == SEQUENCE || number == SET);
        return list && inside(at, over, depth, false) < 0 ? -1 : over;
    }

    /** @return where the objects end, -1 if one of them is not there whole */
    private int inside(int from, int end, int depth, boolean endless) {
        int at = from;
        while (at < end) {
            if (endless && at + 1 < end && bytes[at] == 0 && bytes[at + 1] == 0) {
                return at + 2;
            }
            at = object(at, end, depth + 1);
            if (at < 0) {
                return -1;
            }
        }
        return endless ? -1 : at;
    }

    private void check(int number, int at, int length) {
        found |= asked.oversize() >= 0 && length > asked.oversize()
                || asked.bitString() && number == BIT_STRING && length > 0 && (bytes[at] & 0xff) > length * 8
                || asked.real() && number == REAL && length > LARGEST_REAL && (bytes[at] & OTHER_CLASSES) == 0;
    }
}
