package org.netrospect.workbench.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BytesTextTest {
    private static final byte[] BYTES = {'G', 'E', 'T', 0, '\n', (byte) 0xff};

    @Test
    void copiesBytesAsHexTextArrayAndBase64() {
        assertEquals("47 45 54 00 0a ff", BytesText.HEX.of(BYTES));
        assertEquals("GET.\n.", BytesText.TEXT.of(BYTES));
        assertEquals("unsigned char bytes[6] = {\n    0x47, 0x45, 0x54, 0x00, 0x0a, 0xff\n};\n", BytesText.C_ARRAY
                .of(BYTES));
        assertEquals("R0VUAAr/", BytesText.BASE64.of(BYTES));
    }

    @Test
    void copiesAPart() {
        assertEquals("45 54", BytesText.HEX.of(BYTES, 1, 3));
    }
}
