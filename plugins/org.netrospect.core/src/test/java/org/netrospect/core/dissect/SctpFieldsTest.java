package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.RAW_IP;

import org.junit.jupiter.api.Test;

class SctpFieldsTest {
    @Test
    void showsChunksWithTheirParametersAndChecksTheChecksum() {
        Dissection d = TreeText.dissect(RAW_IP,
                "4500003c000100004084663b0a0000010a0000028e3c8e3c00000000e813ad470100001ccafebabe00010000",
                "000a080000000005000500080a000001");
        assertEquals("SCTP 36412 → 36412 [INIT]", d.summary());
        assertEquals("""
                SCTP: 36412 → 36412 [INIT] @20+40
                  Source port: 36412 @20+2
                  Destination port: 36412 @22+2
                  Verification tag: 0x00000000 @24+4
                  Checksum: 0xe813ad47 (correct) @28+4
                  Chunk: INIT, 28 bytes @32+28
                    Type: 1 (INIT) @32+1
                    Flags: 0x00 @33+1
                    Length: 28 @34+2
                    Initiate tag: 0xcafebabe @36+4
                    Advertised window: 65536 @40+4
                    Outbound streams: 10 @44+2
                    Inbound streams: 2048 @46+2
                    Initial sequence number: 5 @48+4
                    Parameter: 10.0.0.1 @52+8
                      Type: 5 @52+2
                      Length: 8 @54+2
                      Address: 10.0.0.1 @56+4
                """, TreeText.layer(d, "SCTP"));
    }
}
