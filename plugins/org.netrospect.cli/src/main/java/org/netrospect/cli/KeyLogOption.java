package org.netrospect.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.netrospect.core.session.KeyLog;
import picocli.CommandLine.Option;

/** Secrets of TLS sessions, given in a file. */
final class KeyLogOption {
    @Option(names = "--keylog", paramLabel = "FILE",
            description = "Secrets to decrypt TLS with, as browsers write them to SSLKEYLOGFILE.")
    private Optional<Path> keyLog = Optional.empty();

    boolean given() {
        return keyLog.isPresent();
    }

    /** The secrets of the file, none without one; says how many they are. */
    KeyLog read(Globals globals) throws IOException {
        KeyLog secrets = new KeyLog();
        if (keyLog.isPresent()) {
            secrets.learn(Files.readString(keyLog.get(), StandardCharsets.ISO_8859_1));
            globals.remark(keyLog.get() + " holds " + secrets.size() + " secrets"
                    + (secrets.refused() > 0 ? "; " + secrets.refused() + " lines are none and were left out." : "."));
        }
        return secrets;
    }
}
