package org.netrospect.replay.dce;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;

/** What one SMB message carries of a pipe: the data of writes, reads and transactions ([MS-CIFS], [MS-SMB2]). */
final class PipeData {
    private static final int SMB2_HEADER = 64;
    private static final int SMB1_HEADER = 32;

    private PipeData() {
    }

    /** @param m the message without the length before it */
    static Optional<ByteWindow> of(ByteWindow m) {
        long magic = m.length() < SMB1_HEADER + 1 ? 0 : m.u32(0);
        if (magic == 0xfe534d42L && m.length() >= SMB2_HEADER + 16) {
            return smb2(m);
        }
        return magic == 0xff534d42L ? smb1(m) : Optional.empty();
    }

    private static Optional<ByteWindow> piece(ByteWindow m, long offset, long length) {
        boolean inside = offset > 0 && length > 0 && offset + length <= m.length();
        return inside ? Optional.of(m.slice((int) offset, (int) length)) : Optional.empty();
    }

    private static Optional<ByteWindow> smb2(ByteWindow m) {
        boolean response = (m.u32le(16) & 1) != 0;
        int body = SMB2_HEADER;
        return switch (m.u16le(12)) {
            case 8 -> response ? piece(m, m.u8(body + 2), m.u32le(body + 4)) : Optional.empty();
            case 9 -> response ? Optional.empty() : piece(m, m.u16le(body + 2), m.u32le(body + 4));
            case 11 -> response ? piece(m, m.u32le(body + 32), m.u32le(body + 36))
                    : piece(m, m.u32le(body + 24), m.u32le(body + 28));
            default -> Optional.empty();
        };
    }

    private static Optional<ByteWindow> smb1(ByteWindow m) {
        boolean response = (m.u8(9) & 0x80) != 0;
        int words = m.u8(SMB1_HEADER);
        int w = SMB1_HEADER + 1;
        return switch (m.u8(4)) {
            case 0x25 -> response ? words < 10 ? Optional.empty() : piece(m, m.u16le(w + 14), m.u16le(w + 12))
                    : words < 14 ? Optional.empty() : piece(m, m.u16le(w + 24), m.u16le(w + 22));
            case 0x2e -> response && words >= 12 ? piece(m, m.u16le(w + 12), m.u16le(w + 10)) : Optional.empty();
            case 0x2f -> !response && words >= 12 ? piece(m, m.u16le(w + 22), m.u16le(w + 20)) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
