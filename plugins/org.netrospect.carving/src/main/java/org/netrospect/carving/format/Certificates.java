package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.read;

import java.util.List;
import java.util.function.Supplier;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;

/** Certificates and keys in DER (X.690), and Java's key stores. */
final class Certificates {
    static final List<Format> ALL = List.of(
            der("cer", "application/pkix-cert", () -> check(0, 8, Certificates::certificate),
                    Signature.at(8, "{a003020102}"), Signature.at(7, "{a003020102}")),
            der("p12", "application/x-pkcs12", Certificates::whole, Signature.at(4, "{0201033082}"),
                    Signature.at(4, "{0201033080}")),
            der("p7b", "application/pkcs7-mime", Certificates::whole, Signature.at(4, "{06092a864886f70d0107}")),
            der("key", "application/pkcs8", Certificates::whole, Signature.at(4, "{020100300d06092a86}"),
                    Signature.at(3, "{020100301306072a8648}"), Signature.at(3, "{020100301006072a8648}")),
            der("rsa", "application/x-rsa-private-key", Certificates::whole, Signature.at(4, "{0201000282}")),
            der("ocsp", "application/ocsp-response", Certificates::whole, Signature.at(4, "{0a0100a082}")),
            Format.of("jks", "application/x-java-keystore", () -> check(8, 8, p -> p.u32(4) == 1 || p.u32(4) == 2
                    ? entry(12, p.u32(0)) : Step.NO), "{feedfeed00000002}"));

    private Certificates() {
    }

    private static Format der(String name, String type, Supplier<Step> begin,
            Signature... signatures) {
        return new Format(name, type, List.of(signatures), 1 << 24, begin);
    }

    /** Bytes of a value with its tag and length, 0 if it is no sequence in DER. */
    private static long sequence(Piece p, int offset) {
        if (p.u8(offset) != 0x30) {
            return 0;
        }
        return switch (p.u8(offset + 1)) {
            case 0x81 -> p.u8(offset + 2) + 3L;
            case 0x82 -> p.u16(offset + 2) + 4L;
            case 0x83 -> p.bytes().u24(offset + 2) + 5L;
            default -> p.u8(offset + 1) < 0x80 ? p.u8(offset + 1) + 2L : 0;
        };
    }

    private static Step whole() {
        return check(0, 16, p -> sequence(p, 0) > 32 ? end(sequence(p, 0)) : Step.NO);
    }

    /** What is signed, the algorithm, the signature: one behind the other, and nothing else. */
    private static Step certificate(Piece p) {
        long length = sequence(p, 0);
        int header = p.u8(1) == 0x82 ? 4 : 3;
        long signed = sequence(p, header);
        long behind = header + signed;
        return length < 64 || signed < 64 || behind + 4 > length ? Step.NO
                : check(behind, 2, q -> q.u8(0) == 0x30 && q.u8(1) < 0x80
                        ? check(q.end() + q.u8(1), 1, bits -> bits.u8(0) == 3 && bits.at() < length ? end(length)
                                : Step.NO)
                        : Step.NO);
    }

    private static Step entry(long at, long left) {
        if (left == 0) {
            return end(at + 20);
        }
        return read(at, 6, p -> {
            boolean key = p.u32(0) == 1;
            long content = p.end() + p.u16(4) + 8;
            return !key && p.u32(0) != 2 ? new Step.Broken(p.at())
                    : key ? read(content, 4, q -> read(q.end() + q.u32(0), 4, chain -> chain(chain.end(),
                            chain.u32(0), left - 1)))
                            : chain(content, 1, left - 1);
        });
    }

    private static Step chain(long at, long certificates, long left) {
        return certificates == 0 ? entry(at, left)
                : read(at, 2, type -> read(type.end() + type.u16(0), 4,
                        length -> chain(length.end() + length.u32(0), certificates - 1, left)));
    }
}
