package org.netrospect.replay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaptureInfo;

/** Programs that answer as Suricata does. */
class SuricataTest {
    private static final String VERSION = "if [ \"$1\" = -V ]; then echo 'This is Suricata version 7.0.10 RELEASE';"
            + " exit 0; fi\n";
    /** Its last argument but two is where it writes. */
    private static final String EVE = "for last; do before=$here; here=$there; there=$last; done\necho '{\"timestamp\":"
            + "\"2013-11-26T16:07:58.892062+0000\",\"pcap_cnt\":5,\"event_type\":\"alert\",\"src_ip\":\"10.0.0.1\","
            + "\"src_port\":1,\"dest_ip\":\"10.0.0.2\",\"dest_port\":2,\"proto\":\"TCP\",\"alert\":{\"gid\":1,"
            + "\"signature_id\":7,\"rev\":2,\"signature\":\"x\",\"category\":\"\",\"severity\":3}}' > \"$before\""
            + "/eve.json\n";

    @TempDir
    Path folder;

    private EngineOutput run(String script, Duration limit) throws IOException {
        return run(script, limit, Map.of());
    }

    private EngineOutput run(String script, Duration limit, Map<String, String> variables) throws IOException {
        Path program = folder.resolve("suricata");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path rules = Files.writeString(folder.resolve("all.rules"), "");
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        return new Suricata(program, variables).run(List.of(capture(1), capture(2)), SnortTest.OPENER, rules, scratch,
                limit, Progress.NONE);
    }

    private CaptureInfo capture(int id) throws IOException {
        Path file = Files.write(folder.resolve(id + ".pcap"), new byte[24]);
        return new CaptureInfo(id, file, "", 24, 0, "pcap", 20, 0, 1, 0, 0, 24, CaptureInfo.State.COMPLETE, List.of());
    }

    @Test
    void aCaptureThatItDoesNotSurviveIsPassedOver() throws IOException {
        EngineOutput output = run(VERSION + EVE + "case \"$*\" in *1.pcap) kill -SEGV $$;; esac\n",
                Duration.ofSeconds(30));
        assertEquals(2, output.alerts().size());
        assertEquals(1, output.problems().size(), output.problems().toString());
        assertTrue(output.problems().getFirst().contains("ended with status 139"), output.problems().toString());
        assertEquals(1_385_482_078_892_062_000L, output.alerts().getFirst().time());
    }

    @Test
    void variablesOfTheRulesArePassedOn() throws IOException {
        String wanted = "case \"$*\" in *'--set vars.address-groups.HOME_NET=[192.0.2.0/24] "
                + "--set vars.port-groups.WEB_PORTS=8080'*) ;; *) exit 9;; esac\n";
        EngineOutput output = run(VERSION + wanted + EVE, Duration.ofSeconds(30),
                Map.of("WEB_PORTS", "8080", "HOME_NET", "[192.0.2.0/24]"));
        assertEquals(List.of(), output.problems());
        assertEquals(2, output.alerts().size());
    }

    @Test
    void aCaptureOnWhichItHangsIsPassedOver() throws IOException {
        EngineOutput output = run(VERSION + EVE + "case \"$*\" in *1.pcap) sleep 60;; esac\n", Duration.ofSeconds(1));
        assertTrue(output.problems().getFirst().contains("took longer than 1 seconds"), output.problems().toString());
        assertEquals(List.of(1, 2), output.alerts().stream().map(ExternalAlert::capture).toList());
    }

    @Test
    void oneThatReadsNothingIsNoRun() {
        IOException e = assertThrows(IOException.class, () -> run(VERSION + "echo broken >&2\nexit 3\n",
                Duration.ofSeconds(30)));
        assertTrue(e.getMessage().startsWith("Suricata read none of the captures.")
                && e.getMessage().contains("status 3. broken") && !e.getMessage().contains("wrote nothing"),
                e.getMessage());
    }

    @Test
    void anotherProgramOfThatNameIsNotTaken() {
        IOException e = assertThrows(IOException.class, () -> run("exit 0\n", Duration.ofSeconds(30)));
        assertTrue(e.getMessage().contains("does not answer -V as Suricata does"), e.getMessage());
    }
}
