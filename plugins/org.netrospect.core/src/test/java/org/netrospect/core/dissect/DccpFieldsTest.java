package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.RAW_IP;

import org.junit.jupiter.api.Test;

class DccpFieldsTest {
    @Test
    void readsExtendedSequenceNumbers() {
        Dissection d = TreeText.dissect(RAW_IP,
                "4500002800010000402166b20a0000010a0000021389138a05000000010000001234567852545056");
        assertEquals("DCCP 5001 → 5002 [Request]", d.summary());
        assertEquals("""
                DCCP: 5001 → 5002 [Request] @20+20
                  Source port: 5001 @20+2
                  Destination port: 5002 @22+2
                  Data offset: 20 bytes @24+1
                  Congestion control value: 0 @25+1
                  Checksum coverage: 0 @25+1
                  Checksum: 0x0000 @26+2
                  Type: 0 (Request) @28+1
                  Extended sequence numbers: yes @28+1
                  Sequence number: 305419896 @30+6
                  Service code: 0x52545056 @36+4
                """, TreeText.layer(d, "DCCP"));
    }
}
