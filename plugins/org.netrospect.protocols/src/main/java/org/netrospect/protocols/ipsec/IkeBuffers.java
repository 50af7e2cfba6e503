package org.netrospect.protocols.ipsec;

import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Inspection;

/** Shows messages to signatures, after {@link IkePayloads} has found them whole. */
record IkeBuffers(Inspection inspection) {
    private static final int MOST_PAYLOADS = 64;
    private static final int SHORT_FORM = 0x8000;

    /** A message of which the header alone can be read. */
    void encrypted(boolean fromClient, IkeHeader header) {
        header(fromClient, header);
        inspection.transactionEnd("ike", 0);
    }

    private void header(boolean fromClient, IkeHeader header) {
        inspection.text("ike.init_spi", fromClient, header.initiator());
        inspection.text("ike.resp_spi", fromClient, header.responder());
        inspection.number("ike.exchtype", fromClient, header.exchange());
    }

    void show(boolean fromClient, IkeHeader header, ByteWindow message) {
        header(fromClient, header);
        boolean first = header.version() == IkeHeader.VERSION_1;
        int next = header.next();
        int at = IkeHeader.LENGTH;
        for (int i = 0; next != 0 && i < MOST_PAYLOADS && at + 4 <= message.length(); i++) {
            int length = message.u16(at + 2);
            if (length < 4 || length > message.length() - at) {
                break;
            }
            payload(fromClient, first, next, message.slice(at + 4, length - 4));
            next = message.u8(at);
            at += length;
        }
        inspection.transactionEnd("ike", 0);
    }

    private void payload(boolean fromClient, boolean first, int type, ByteWindow body) {
        if (type == (first ? 13 : 43)) {
            inspection.text("ike.vendor", fromClient, HexFormat.of().formatHex(body.bytes(0, body.length())));
        } else if (type == (first ? 10 : 40)) {
            inspection.buffer("ike.nonce_payload", fromClient, body);
            inspection.number("ike.nonce_payload_length", fromClient, body.length());
        } else if (type == (first ? 4 : 34)) {
            int group = first ? 0 : Math.min(4, body.length());
            ByteWindow key = body.slice(group, body.length() - group);
            inspection.buffer("ike.key_exchange_payload", fromClient, key);
            inspection.number("ike.key_exchange_payload_length", fromClient, key.length());
        } else if (first && type == 1 && !fromClient) {
            chosen(body);
        }
    }

    /** What the one transform of an answer says (RFC 2409, appendix A). */
    private void chosen(ByteWindow body) {
        int transform = body.length() < 16 ? body.length() : 16 + body.u8(14);
        int at = transform + 8;
        while (at + 4 <= body.length()) {
            int type = body.u16(at);
            int value = body.u16(at + 2);
            boolean shortForm = (type & SHORT_FORM) != 0;
            long number = value;
            if (!shortForm) {
                if (value > 8 || value > body.length() - at - 4) {
                    break;
                }
                number = 0;
                for (int i = 0; i < value; i++) {
                    number = number << 8 | body.u8(at + 4 + i);
                }
            }
            inspection.number("ike.chosen_sa_attribute." + (type & ~SHORT_FORM), false, number);
            at += shortForm ? 4 : 4 + value;
        }
    }
}
