package org.netrospect.core.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompletionTest {
    private static List<Proposal> at(String text, int caret) {
        return Completion.at(text, caret, Cases.context("sessions"), Optional.of(Cases.source()),
                Map.of("Web", "dport in (80, 443)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dpo                      | dport
            irregularity.w           | irregularity.what
            dport                    | dport
            dport                    | dport
            proto = tcp and serv     | service
            (proto = tcp or not serv | service
            we                       | (dport in (80, 443))
            service = h              | http
            service = "h             | http
            state in (SF, R          | RSTO
            host = 10.1.2.4          | 10.1.2.4
            capture.file ~ /b        | /b/core.pcapng
            dport = 80 a             | and
            time = yes               | "yesterday"
            """)
    void theFirstProposalContinuesWhatIsTyped(String text, String first) {
        List<Proposal> proposals = at(text, text.length());
        assertFalse(proposals.isEmpty());
        assertEquals(first, proposals.getFirst().text());
        assertEquals(text.length(), proposals.getFirst().to());
    }

    @Test
    void afterAFieldComeOperatorsOfItsType() {
        List<String> number = at("dport ", 6).stream().map(Proposal::text).toList();
        assertEquals(List.of("=", "!=", "<", "<=", ">", ">=", "in (", "exists"), number);
        assertTrue(at("service ", 8).stream().anyMatch(p -> p.text().equals("~")));
        assertEquals(List.of("exists"), at("irregularity ", 13).stream().map(Proposal::text).toList());
    }

    @Test
    void whatIsBehindTheCaretStays() {
        Proposal proposal = at("dpo = 80", 3).getFirst();
        assertEquals("dport 0 3", proposal.text() + " " + proposal.from() + " " + proposal.to());
        assertFalse(proposal.description().isEmpty());
    }

    @Test
    void nothingIsProposedAfterNonsense() {
        assertEquals(List.of(), at("nonsense = 5 and d", 18));
        assertEquals(List.of(), at("dport = 80 dport", 16));
    }
}
