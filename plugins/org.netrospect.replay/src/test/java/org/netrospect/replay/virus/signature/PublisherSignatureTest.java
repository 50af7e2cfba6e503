package org.netrospect.replay.virus.signature;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PublisherSignatureTest {
    /** Of the header of main.cvd, version 57, of 16 March 2016. */
    private static final String MD5 = "06386f34a16ebeea2733ab037f0536be";
    private static final String SIGNATURE = "AIzk/LYbX8K9OEbR5GMyJ6LWTqSu9ffa5bONcA0FN3+onMlZ2BMRzuyvVURBvAZvOaGPdtMB"
            + "cgDJSl7fGxDfcxRWhIrQ98f8FPdAQaFPgWu3EX46ufw+IRZnM4irKKYuh1GdCIbsGs6jejWo9iNErsbDqkFSobVBkUJYxBgvqfd";

    @Test
    void takesWhatThePublisherSigned() {
        assertTrue(PublisherSignature.signs(MD5, SIGNATURE));
        assertTrue(PublisherSignature.signs("92baacd59fd26e6bcf03077add78d209", "4Jp9JtGJY6nUk8JHDQQpQeBwlfXqskvhXL+"
                + "vesDNqAeWCmjbudU+Hy/Nj4/BH2vl70c/R5B/VYY+eqqCQo6o7VGLqLJr/E+19gejqMp/iRcuHrtnLw6V/x3UjO3/qYVSlcJvAj"
                + "tMI7FK32wjB+Sp8kaS/ZbfaFQp6trRQhisjqf"));
    }

    @Test
    void refusesEverythingElse() {
        assertFalse(PublisherSignature.signs(MD5.replace('0', '1'), SIGNATURE));
        assertFalse(PublisherSignature.signs(MD5, "B" + SIGNATURE.substring(1)));
        assertFalse(PublisherSignature.signs(MD5, ""));
        assertFalse(PublisherSignature.signs(MD5, "sig nature"));
        assertFalse(PublisherSignature.signs("none", SIGNATURE));
        assertFalse(PublisherSignature.signs(MD5, "a".repeat(100_000)));
    }
}
