package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayKeyLogTest {
    private static final int SECRETS = 10;

    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    /** Takes the secrets out of a capture: afterwards it has none, and they stand in a file of their own. */
    private Path withoutSecrets(Path capture, Path secrets) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(capture)).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            int at = in.position();
            int length = in.getInt(at + 4);
            if (in.getInt(at) == SECRETS) {
                byte[] text = new byte[in.getInt(at + 12)];
                in.get(at + 16, text);
                Files.write(secrets, text);
            } else {
                rest.write(in.array(), at, length);
            }
            in.position(at + length);
        }
        return Files.write(folder.resolve("plain.pcapng"), rest.toByteArray());
    }

    @Test
    void rulesSeeWhatTheSecretsDecrypt() throws IOException {
        Path secrets = folder.resolve("keys");
        Path capture = withoutSecrets(CommandRun.testdata().resolve("tls/decrypted-tls13-chacha.pcapng"), secrets);
        Path rules = Files.writeString(folder.resolve("a.rules"),
                "alert http any any -> any any (msg:\"get\"; http.method; content:\"GET\"; sid:1; rev:1;)\n");
        assertEquals(0, run("import", "--case", "a", capture.toString()).code());
        CommandRun blind = run("replay", "--case", "a", "--rules", rules.toString());
        assertTrue(blind.err().contains(" 0 alerts"), blind.err());
        CommandRun seeing = run("replay", "--case", "a", "--rules", rules.toString(), "--keylog", secrets.toString());
        assertEquals(0, seeing.code(), seeing.err());
        assertTrue(seeing.err().contains(" 1 alerts"), seeing.err());
    }

    @Test
    void aProgramThatDoesNotDecryptIsNotGivenSecrets() throws IOException {
        Path rules = Files.writeString(folder.resolve("a.rules"), "");
        assertEquals(2, run("replay", "--case", "a", "--engine", "suricata", "--rules", rules.toString(), "--keylog",
                rules.toString()).code());
    }
}
