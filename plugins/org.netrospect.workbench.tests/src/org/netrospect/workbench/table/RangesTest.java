package org.netrospect.workbench.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangesTest {
    @Test
    void it_holds_what_a_set_of_bits_would_hold() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Ranges ranges = new Ranges();
            BitSet bits = new BitSet();
            for (int step = 0; step < 40; step++) {
                int from = random.nextInt(60);
                int to = from + random.nextInt(20);
                if (random.nextInt(3) > 0) {
                    ranges.add(from, to);
                    bits.set(from, to);
                } else {
                    ranges.remove(from, to);
                    bits.clear(from, to);
                }
                BitSet held = new BitSet();
                ranges.forEach(held::set);
                assertEquals(bits, held);
                assertEquals(bits.cardinality(), ranges.count());
                for (int position = 0; position < 85; position++) {
                    assertEquals(bits.get(position), ranges.contains(position));
                }
            }
        }
    }
}
