package org.netrospect.replay.rule;

import java.util.Set;

/** One condition on a file carried by the session. */
public sealed interface FileTest {
    /** There is one. */
    record There() implements FileTest {
    }

    record Size(Comparison comparison) implements FileTest {
    }

    /** Digest in a list. @param algorithm {@code md5}, {@code sha1}, {@code sha256}; digests in lower case */
    record Digest(String algorithm, Set<String> digests, boolean negated) implements FileTest {
    }

    /** Ending of its name, without regard to case. */
    record Extension(String extension, boolean negated) implements FileTest {
    }

    /** Part of its name, without regard to case. */
    record Name(String part, boolean negated) implements FileTest {
    }

    /** Part of the description of its content, without regard to case. */
    record Magic(String part, boolean negated) implements FileTest {
    }
}
