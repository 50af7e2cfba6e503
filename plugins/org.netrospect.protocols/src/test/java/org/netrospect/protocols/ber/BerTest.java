package org.netrospect.protocols.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

class BerTest {
    private static ByteWindow bytes(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new ByteWindow(bytes, 0, bytes.length);
    }

    @Test
    void elementsOfASequenceAreReadInOrder() {
        Ber sequence = Ber.of(bytes("30 08 02 01 05 04 01 41 05 00 ff"));
        assertEquals(10, sequence.whole().length());
        assertEquals(3, sequence.elements().size());
        assertEquals(5, sequence.elements().get(0).number());
        assertEquals("A", sequence.elements().get(1).text());
        assertEquals(Ber.NULL, sequence.elements().get(2).tag());
    }

    @Test
    void numbersHaveASign() {
        assertEquals(-1, Ber.of(bytes("02 01 ff")).number());
        assertEquals(255, Ber.of(bytes("02 02 00 ff")).number());
        assertEquals(0xffff_ffffL, Ber.of(bytes("41 04 ff ff ff ff")).unsigned());
        assertEquals(-1, Ber.of(bytes("46 09 00 ff ff ff ff ff ff ff ff")).unsigned());
        assertThrows(MalformedInput.class, () -> Ber.of(bytes("02 00")).number());
        assertThrows(MalformedInput.class, () -> Ber.of(bytes("02 09 01 00 00 00 00 00 00 00 00")).number());
    }

    @Test
    void identifiersAreDotted() {
        assertEquals("1.3.6.1.5.5.2", Ber.of(bytes("06 06 2b 06 01 05 05 02")).identifier());
        assertEquals("2.999.3", Ber.of(bytes("06 03 88 37 03")).identifier());
    }

    @Test
    void whatIsTaggedIsFoundByItsTag() {
        Ber sequence = Ber.of(bytes("30 0a a1 03 02 01 07 a3 03 1b 01 58"));
        assertEquals(7, sequence.explicit(0xa1).orElseThrow().number());
        assertEquals("X", sequence.explicit(0xa3).orElseThrow().text());
        assertEquals(true, sequence.explicit(0xa2).isEmpty());
    }

    @Test
    void theTotalIsKnownAsSoonAsTheLengthIsThere() {
        assertEquals(-1, Ber.total(bytes("30")));
        assertEquals(-1, Ber.total(bytes("30 82 01")));
        assertEquals(0x104, Ber.total(bytes("30 82 01 00")));
        assertEquals(0xffff_ffffL + 6, Ber.total(bytes("30 84 ff ff ff ff")));
    }

    @Test
    void whatIsCutOrEndlessIsRefused() {
        assertThrows(MalformedInput.class, () -> Ber.of(bytes("30 05 02 01 05")));
        assertThrows(MalformedInput.class, () -> Ber.of(bytes("30 80 02 01 05 00 00")));
        assertThrows(MalformedInput.class, () -> Ber.of(bytes("30 84 ff ff ff ff 00")));
        assertThrows(MalformedInput.class, () -> Ber.of(bytes("30 85 00 00 00 00 01 00")));
        assertThrows(MalformedInput.class, () -> Ber.of(bytes("3f 21 01 00")));
        assertThrows(MalformedInput.class, () -> Ber.of(bytes("30 03 02 05 01")).elements());
    }
}
