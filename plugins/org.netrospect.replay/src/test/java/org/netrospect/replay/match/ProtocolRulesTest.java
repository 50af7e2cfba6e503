package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.SessionContext;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;

/** Rules over what analyzers show: a segment is a transaction, each of its lines a buffer and what stands in it. */
class ProtocolRulesTest {
    @TempDir
    Path folder;

    /** Rules get their sids by their places, from 1. @return those that alert */
    private List<Integer> matching(String shown, String... options) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < options.length; i++) {
            text.append("alert tcp any any -> any any (").append(options[i]).append(" sid:").append(i + 1)
                    .append(";)\n");
        }
        RuleSet set = RuleSet.read(List.of(Files.writeString(folder.resolve("a.rules"), text)), Variables.DEFAULT);
        assertEquals(List.of(), set.skipped());
        CompiledRules compiled = CompiledRules.of(set);
        Traffic traffic = new Traffic();
        traffic.tcp(1, 1, 9000).client(shown).close();
        TreeSet<Integer> told = new TreeSet<>();
        AlertsOf.traffic(traffic, 1, compiled, SHOWING, a -> told.add(a.rule().id().sid()));
        return List.copyOf(told);
    }

    private static final AnalyzerFactory SHOWING = context -> Optional.of(new Showing(context));

    private record Showing(SessionContext context) implements Analyzer {
        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            bytes.latin1(0, bytes.length()).lines().forEach(line -> {
                String[] parts = line.split("=", 2);
                context.inspection().text(parts[0], fromClient, parts[1]);
            });
            context.inspection().transactionEnd("any", 0);
        }

        @Override
        public void gap(boolean fromClient, long length) {
            // none are made
        }

        @Override
        public void end(boolean fromClient) {
            // nothing is under way
        }
    }

    @Test
    void asksOfRequestsOfModbus() throws IOException {
        String write = """
                modbus.unit=7
                modbus.function=16
                modbus.request=16
                modbus.access=2
                modbus.table=holding
                modbus.first=20
                modbus.last=21
                modbus.value.20=10
                modbus.value.21=258
                """;
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), matching(write, "modbus:function 16;", "modbus:function assigned;",
                "modbus:unit 7, access write holding, address 21;", "modbus:access write, address 19<>21;",
                "modbus:access write holding, address 21, value >257;", "modbus_func:write_multiple_registers;",
                "modbus:function !user;", "modbus:function !16;", "modbus:access read;", "modbus:access write coils;",
                "modbus:access write, address 22;", "modbus:access write holding, address 20, value >257;",
                "modbus_unit:8;"));
        assertEquals(List.of(2), matching("modbus.unit=7\nmodbus.function=131\nmodbus.data=abc\n",
                "modbus:unit 7;", "modbus_unit:7; modbus_data; content:\"b\";"));
    }

    @Test
    void asksOfFragmentsOfDnp3() throws IOException {
        assertEquals(List.of(1, 2, 3, 5, 6), matching("dnp3.func=130\ndnp3.ind=36864\ndnp3.obj=12,1\ndnp3.data=xyz\n",
                "dnp3_func:unsolicited_response;", "dnp3_ind:device_restart,class_1_events;",
                "dnp3_obj:12,1; dnp3_data; content:\"yz\";", "dnp3.ind:device_restart,!need_time;", "dnp3.ind:0x9000;",
                "dnp3_func:130;", "dnp3_obj:12,2;", "dnp3_ind:class_1_events;"));
    }

    @Test
    void asksOfFramesOfTelecontrol() throws IOException {
        assertEquals(List.of(1, 2), matching("iec104.apci=i\niec104.asdu=M_SP_NA_1\n",
                "iec104_apci_type:information_transfer_format;", "iec104_apci_type:I; iec104_asdu_func:m_sp_na_1;",
                "iec104_apci_type:u;"));
    }

    @Test
    void asksOfMessagesOfSip() throws IOException {
        assertEquals(List.of(1, 2, 3), matching("sip.method=INVITE\nsip.head=INVITE x\nsip.body=v 0\n",
                "sip_method:ack,invite;", "sip_header; content:\"INVITE\"; startswith;", "sip_body; content:\"v\";",
                "sip_method:!invite;"));
        assertEquals(List.of(1, 2), matching("sip.stat_code=180\n", "sip_stat_code:1;", "sip_stat_code:100,180;",
                "sip_stat_code:18;", "sip_stat_code:2;"));
    }

    @Test
    void asksOfEventsThatAreKnown() throws IOException {
        assertEquals(List.of(1), matching("app-layer-event=mqtt.missing_connect\n",
                "app-layer-event:mqtt.missing_connect;", "app-layer-event:mqtt.double_connect;"));
    }

    @Test
    void asksWhetherAValueIsInAList() throws IOException {
        // "bad.example" in Base64, and SHA-256 of "b" and of "c"
        Files.writeString(folder.resolve("names.lst"), "YmFkLmV4YW1wbGU=\n");
        Files.writeString(folder.resolve("digests.rep"),
                "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d,90\n"
                        + "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6,20\n");
        String[] rules = {"dns.query; dataset:isset,n,type string,load names.lst;",
            "dns.query; dataset:isnotset,n,type string,load names.lst;",
            "dns.query; to_sha256; datarep:d,>,50,load digests.rep,type sha256;"};
        assertEquals(List.of(1), matching("dns.query=bad.example\n", rules));
        assertEquals(List.of(2), matching("dns.query=bad.example.org\n", rules));
        assertEquals(List.of(2, 3), matching("dns.query=b\n", rules));
        assertEquals(List.of(2), matching("dns.query=c\n", rules));
    }

    @Test
    void snortSeesWhatAFormSendsWithAndWithoutPercentSigns() throws IOException {
        assertEquals(List.of(1, 2), matching("http.request_body=%66name=v%61l\n",
                "http_client_body; content:\"fname=val\", nocase;", "http_client_body; content:\"%66\", nocase;",
                "http.request_body; content:\"fname=val\";"));
    }

    @Test
    void asksOfServicesOfPlants() throws IOException {
        assertEquals(List.of(1, 2, 3), matching("enip.command=111\ncip.service=14\ncip.class=1\ncip.attribute=7\n",
                "enip_command:send_rr_data;", "cip_service:14,1,7;", "enip_command:111; cip_service:14;",
                "cip_service:14,2;", "enip_command:99;"));
    }

    @Test
    void takesAPartOutOfABuffer() throws IOException {
        assertEquals(List.of(1, 3), matching("http.uri=/id=abc/x\n",
                "http.uri; pcrexform:\"id=([a-z]+)\"; content:\"abc\"; bsize:3;",
                "http.uri; pcrexform:\"id=([a-z]+)\"; content:\"id\";",
                "http.uri; pcrexform:\"nothing(x)\"; content:\"/id=abc/x\"; bsize:9;"));
    }

    @Test
    void thatNothingFollowsGoesWithTheContentIntoItsBuffer() throws IOException {
        assertEquals(List.of(1), matching("http.user_agent=probe",
                "content:\"probe\"; isdataat:!1,relative; nocase; http_user_agent;",
                "content:\"prob\"; isdataat:!1,relative; nocase; http_user_agent;"));
    }

    @Test
    void clientsShowCertificatesToo() throws IOException {
        assertEquals(List.of(1, 2), matching("tls.cert_subject=CN=jane\ntls.sni=a.example",
                "tls.cert_subject; content:\"jane\";",
                "flow:to_server; tls.cert_subject; content:\"jane\";",
                "flow:to_client; tls.cert_subject; content:\"jane\";",
                "tls.sni; content:\"example\"; tls.cert_subject; content:\"jane\";"));
    }
}
