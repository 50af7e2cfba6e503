package org.netrospect.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.packet.PacketBlock;

/** Reads those packets of a capture that have certain numbers. */
final class PacketsOf implements CaptureReader {
    private final CaptureReader whole;
    private final Set<Long> numbers;

    PacketsOf(CaptureReader whole, Set<Long> numbers) {
        this.whole = whole;
        this.numbers = numbers;
    }

    @Override
    public boolean read(PacketBlock block) throws IOException {
        PacketBlock from = new PacketBlock(Pipeline.BLOCK);
        block.clear(1);
        long[] own = new long[0];
        while (own.length == 0 && whole.read(from)) {
            int used = 0;
            block.bytes = new byte[from.bytes.length];
            for (int i = 0; i < from.count(); i++) {
                if (numbers.contains(from.number(i))) {
                    System.arraycopy(from.bytes, from.offset(i), block.bytes, used, from.captured(i));
                    block.add(used, from.captured(i), from.wire(i), from.time(i), from.linkType(i),
                            from.interfaceId(i), from.position(i));
                    used += from.captured(i);
                    own = Arrays.copyOf(own, own.length + 1);
                    own[own.length - 1] = from.number(i);
                }
            }
        }
        block.numbers(own);
        return own.length > 0;
    }

    @Override
    public String format() {
        return whole.format();
    }

    @Override
    public long consumed() {
        return whole.consumed();
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return whole.interfaces();
    }

    @Override
    public String sha256() throws IOException {
        return whole.sha256();
    }

    @Override
    public String layout() {
        return whole.layout();
    }

    @Override
    public void close() {
        // the caller's
    }
}
