package org.netrospect.replay.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.net.IpAddress;
import org.netrospect.replay.indicator.Indicator.Kind;

class IndicatorsTest {
    private static final String SHA256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private Indicators read(String text) throws IOException {
        Path file = folder.resolve("list");
        Files.writeString(file, text);
        return Indicators.read(List.of(file));
    }

    private static List<String> values(Indicators indicators) {
        return indicators.all().stream().map(i -> i.kind() + " " + i.value()).toList();
    }

    @Test
    void plainLinesAreToldByTheirLooks() throws IOException {
        Indicators read = read("# list\n198.51.100[.]7 dropper\n198.51.100.0/24\n2001:DB8::1\nEvil.Example[.]com\n"
                + "hxxp://evil.example/Path#x\nbad@evil.example\n" + SHA256.toUpperCase(Locale.ROOT)
                + "\n0.0.0.0 blocked.example\nt13d1516h2_8daaf6152771_b186095e22b6\nwhat is this\n");
        assertEquals(List.of("ADDRESS 198.51.100.7", "NETWORK 198.51.100.0/24", "ADDRESS 2001:db8::1",
                "DOMAIN evil.example.com", "URL evil.example/Path", "MAIL bad@evil.example", "SHA256 " + SHA256,
                "DOMAIN blocked.example", "JA4 t13d1516h2_8daaf6152771_b186095e22b6"), values(read));
        assertEquals("dropper", read.all().getFirst().description());
        assertEquals(1, read.skipped().getFirst().count());
        assertEquals("list line 11", read.skipped().getFirst().example());
    }

    @Test
    void csvTakesTheColumnsThatHaveValues() throws IOException {
        Indicators read = read("# first_seen,dst_ip,malware,reference\n"
                + "\"2026-05-02 10:00\",198.51.100.7,\"Some \"\"Bot\"\"\",http://reports.example/1\n");
        assertEquals(List.of("ADDRESS 198.51.100.7"), values(read));
        assertEquals("2026-05-02 10:00", read.all().getFirst().date());
        assertEquals("Some \"Bot\"", read.all().getFirst().description());
        assertEquals(List.of("JA3 e7d705a3286e19ea42f587b344ee6865"), values(read(
                "ja3_md5,Firstseen,Listingreason\ne7d705a3286e19ea42f587b344ee6865,2026,Tofsee\n")));
    }

    @Test
    void stixTakesAlternativesAndLeavesWhatAsksForMore() throws IOException {
        Indicators read = read("""
                {"type": "bundle", "objects": [
                 {"type": "indicator", "name": "C2", "valid_from": "2026-01-02T00:00:00Z", "pattern_type": "stix",
                  "pattern": "[ipv4-addr:value = '198.51.100.0/24' OR domain-name:value = 'evil.example']"},
                 {"type": "indicator", "pattern_type": "stix", "pattern":
                  "[file:hashes.'SHA-256' = '%s'] OR [url:value = 'http://evil.example/a']"},
                 {"type": "indicator", "pattern": "[domain-name:value = 'a.example' AND ipv4-addr:value = '1.2.3.4']"},
                 {"type": "malware", "name": "unrelated"}]}""".formatted(SHA256));
        assertEquals(List.of("NETWORK 198.51.100.0/24", "DOMAIN evil.example", "SHA256 " + SHA256,
                "URL evil.example/a"), values(read));
        assertEquals("2026-01-02T00:00:00Z", read.all().getFirst().date());
        assertEquals(1, read.skipped().size());
    }

    @Test
    void mispTakesAttributesOfEventsAndTheirObjects() throws IOException {
        Indicators read = read("""
                {"response": [{"Event": {"info": "Campaign", "Attribute": [
                 {"type": "ip-dst|port", "category": "Network activity", "to_ids": true, "value": "198.51.100.7|443",
                  "timestamp": "1700000000", "comment": "beacon"},
                 {"type": "yara", "category": "Payload", "value": "rule x {}"}],
                 "Object": [{"name": "file", "Attribute": [
                 {"type": "filename|sha256", "category": "Payload", "value": "a.exe|%s"}]}]}}]}""".formatted(SHA256));
        assertEquals(List.of("ADDRESS 198.51.100.7", "SHA256 " + SHA256), values(read));
        assertEquals("list, Campaign", read.all().getFirst().source());
        assertEquals("2023-11-14T22:13:20Z", read.all().getFirst().date());
        assertEquals("attributes of the type yara are not supported", read.skipped().getFirst().reason());
    }

    @Test
    void zeekNamesItsFields() throws IOException {
        Indicators read = read("#fields\tindicator\tindicator_type\tmeta.source\tmeta.desc\n"
                + "evil.example\tIntel::DOMAIN\tfeed\tC2\naa:" + "bb:".repeat(18) + "cc\tIntel::CERT_HASH\tfeed\t-\n"
                + "tool\tIntel::SOFTWARE\tfeed\t-\n");
        assertEquals(List.of("DOMAIN evil.example", "CERTIFICATE aa" + "bb".repeat(18) + "cc"), values(read));
        assertEquals("list, feed", read.all().getFirst().source());
        assertEquals(1, read.skipped().size());
    }

    @Test
    void brokenJsonGivesWhatStandsBefore() throws IOException {
        Indicators read = read("{\"objects\": [{\"type\": \"indicator\", "
                + "\"pattern\": \"[domain-name:value = 'a.example']\"}, {");
        assertEquals(List.of("DOMAIN a.example"), values(read));
        assertEquals(1, read.skipped().size());
    }

    @Test
    void namesMatchBelowAndAddressesByNetwork() throws IOException {
        IndicatorMatcher matcher = new IndicatorMatcher(read(
                "evil.example\n198.51.100.0/24\n2001:db8::/32\n198.51.100.7\nhttp://a.example:80/x\n").all());
        assertEquals(1, matcher.domain("a.b.EVIL.example.").size());
        assertEquals(List.of(), matcher.domain("notevil.example"));
        assertEquals(2, matcher.address(IpAddress.parse("198.51.100.7").orElseThrow()).size());
        assertEquals(1, matcher.address(IpAddress.parse("198.51.100.8").orElseThrow()).size());
        assertEquals(List.of(), matcher.address(IpAddress.parse("198.51.101.8").orElseThrow()));
        assertEquals(1, matcher.address(IpAddress.parse("2001:db8:1::9").orElseThrow()).size());
        assertEquals(1, matcher.url("http://A.example/x").size());
        assertEquals(1, matcher.mail("who@mail.evil.example").size());
        assertTrue(matcher.fingerprint(Kind.JA3, "none").isEmpty());
    }
}
