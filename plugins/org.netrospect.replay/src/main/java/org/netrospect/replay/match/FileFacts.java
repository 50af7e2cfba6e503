package org.netrospect.replay.match;

import java.util.Locale;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.replay.rule.FileTest;
import org.netrospect.replay.rule.MagicTexts;

/** What is known of a recovered file, for the conditions of rules. */
final class FileFacts {
    private FileFacts() {
    }

    static boolean holds(FileTest test, RecoveredFile file) {
        String name = file.offer().name().toLowerCase(Locale.ROOT);
        return switch (test) {
            case FileTest.There t -> true;
            case FileTest.Size s -> s.comparison().test(file.size());
            case FileTest.Digest d -> d.digests().contains(switch (d.algorithm()) {
                case "md5" -> file.digests().md5();
                case "sha1" -> file.digests().sha1();
                default -> file.digests().sha256();
            }) != d.negated();
            case FileTest.Extension e -> name.endsWith("." + e.extension()) != e.negated();
            case FileTest.Name n -> name.contains(n.part()) != n.negated();
            case FileTest.Magic m -> MagicTexts.of(file.examination().mediaType()).contains(m.part()) != m.negated();
        };
    }
}
