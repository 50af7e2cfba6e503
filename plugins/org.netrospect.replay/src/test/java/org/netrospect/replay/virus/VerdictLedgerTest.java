package org.netrospect.replay.virus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictLedgerTest {
    private final VerdictLedger ledger = new VerdictLedger();

    private Optional<VerdictLedger.Change> add(String version, Verdict verdict, long sequence) {
        return ledger.add(new VerdictLedger.Entry("aa", "built-in", version, verdict, sequence));
    }

    @Test
    void aFileThoughtCleanThatIsFoundLaterIsOneChange() {
        assertTrue(add("1", Verdict.clean(), 1).isEmpty());
        VerdictLedger.Change change = add("2", Verdict.infected(List.of("Eicar")), 2).orElseThrow();
        assertTrue(change.cleanToInfected());
        assertTrue(add("2", Verdict.infected(List.of("Eicar")), 3).isEmpty());
        assertEquals(1, ledger.changes("built-in", "1", "2").size());
        assertEquals(List.of(), ledger.changes("clamd", "1", "2"));
    }

    @Test
    void whatTheSameSignaturesSaidIsKnownButAnErrorIsTriedAgain() {
        add("1", Verdict.clean(), 1);
        add("2", Verdict.error("The engine hangs."), 2);
        assertEquals(Optional.of(Verdict.clean()), ledger.known("aa", "built-in", "1"));
        assertEquals(Optional.empty(), ledger.known("aa", "built-in", "2"));
    }

    @Test
    void anErrorBetweenTwoVerdictsHidesNoChange() {
        add("1", Verdict.clean(), 1);
        assertTrue(add("2", Verdict.error("The engine hangs."), 2).isEmpty());
        assertTrue(add("3", Verdict.infected(List.of("Eicar")), 3).orElseThrow().cleanToInfected());
        assertFalse(add("4", Verdict.clean(), 4).orElseThrow().cleanToInfected());
    }
}
