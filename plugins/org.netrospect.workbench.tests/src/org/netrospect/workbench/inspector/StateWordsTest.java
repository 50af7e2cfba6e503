package org.netrospect.workbench.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.netrospect.core.session.ConnectionState;

class StateWordsTest {
    @Test
    void hasWordsForEveryStateOfTcp() {
        for (ConnectionState state : ConnectionState.values()) {
            assertNotEquals(state.name(), StateWords.state(state.name(), true));
        }
    }

    @Test
    void saysLessOfDatagrams() {
        assertEquals("Established, closed by both sides", StateWords.state("SF", true));
        assertEquals("Both sides sent", StateWords.state("SF", false));
    }

    @Test
    void spellsOutTheHistory() {
        assertEquals("client SYN, server SYN-ACK, client ACK, client data, server FIN", StateWords.history("ShADf"));
        assertEquals("direction turned round, as the ports say, server data", StateWords.history("^d"));
    }
}
