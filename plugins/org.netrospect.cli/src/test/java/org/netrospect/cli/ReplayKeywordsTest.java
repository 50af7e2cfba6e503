package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules see of real captures. */
class ReplayKeywordsTest {
    @TempDir
    private Path folder;

    /** Rules get their sids by their places, from 1. @return sids of their alerts, sorted */
    private List<String> alerts(String capture, String protocol, String... options) throws IOException {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < options.length; i++) {
            rules.append("alert ").append(protocol).append(" any any -> any any (").append(options[i]).append(" sid:")
                    .append(i + 1).append(";)\n");
        }
        Path file = Files.writeString(folder.resolve("a.rules"), rules);
        Path found = CommandRun.captures().stream().filter(path -> path.endsWith(capture)).findFirst().orElseThrow();
        run("import", "--case", "a", found.toString());
        run("replay", "--case", "a", "--rules", file.toString());
        List<String> lines = run("export", "--case", "a", "alerts").lines();
        int sid = List.of(lines.getFirst().split("\t")).indexOf("sid");
        return lines.stream().skip(1).map(line -> line.split("\t")[sid]).sorted().toList();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments).done();
    }

    @Test
    void framesOfHttp2HaveTypesAndNumbers() throws IOException {
        assertEquals(List.of("1", "2", "2", "3", "3", "4", "4"), alerts("http2/cleartext.pcap", "http2",
                "http2.frametype:goaway; http2.errorcode:no_error;",
                "http2.settings:settings_initial_window_size>1000;", "http2.window:>1000;",
                "http2.header_name; content:\"content-type\"; bsize:12;", "http2.errorcode:protocol_error;",
                "http2.settings:settings_enable_push=7;"));
    }

    @Test
    void callsOfFileSystemsHaveProceduresAndVersions() throws IOException {
        assertEquals(List.of("1"), alerts("nfs/versions-3-and-4.pcap", "nfs", "nfs_procedure:write; nfs_version:3;",
                "nfs_procedure:write; nfs_version:2;"));
    }

    @Test
    void loginsOfSharesHaveUsersAndDomains() throws IOException {
        assertEquals(List.of("1"), alerts("smb/smb1-folders.pcap", "smb",
                "smb.ntlmssp_user; content:\"a\"; nocase;", "smb.ntlmssp_user; content:\"no such user\";"));
    }

    @Test
    void transfersHaveCommands() throws IOException {
        assertEquals(List.of("1", "2"), alerts("ftp/active-and-extended.pcap", "ftp-data",
                "ftpdata_command:retr; flow:to_client;", "ftpdata_command:stor; flow:to_server;",
                "ftpdata_command:retr; flow:to_server;"));
    }

    @Test
    void portsOfOtherHostsAreTold() throws IOException {
        assertEquals(List.of("1"), alerts("ftp/server-to-server.pcap", "ftp", "ftpbounce;"));
    }

    @Test
    void certificatesAreGoodForSomeTime() throws IOException {
        assertEquals(List.of("1", "2", "4"), alerts("tls/decrypted-tls12-cbc.pcapng", "tls",
                "tls_cert_notafter:>2024-01-01;", "tls_cert_valid;", "tls_cert_expired;",
                "tls_cert_notbefore:1990<>2100-01-01 12:00;", "tls_cert_notafter:<1990-01;"));
    }

    @Test
    void serversOfSshSayTheirVersion() throws IOException {
        assertEquals(List.of("1", "1"), alerts("ssh/ssh2.pcap", "ssh", "ssh.protoversion:2_compat;",
                "ssh.protoversion:1.5;", "ssh.softwareversion:nothing;"));
    }
}
