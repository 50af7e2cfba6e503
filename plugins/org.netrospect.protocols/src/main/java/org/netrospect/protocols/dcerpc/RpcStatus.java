package org.netrospect.protocols.dcerpc;

import java.util.Map;

/** Names of the statuses of faults ([C706] appendix E, [MS-RPCE] 2.2.2.1). */
final class RpcStatus {
    static final long ACCESS_DENIED = 5;
    static final long PROTOCOL_ERROR = 0x1c01_000bL;
    static final long SECURITY_ERROR = 0x721;
    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(ACCESS_DENIED, "access denied"), Map.entry(0x1c00_0002L, "nca_s_fault_addr_error"),
            Map.entry(0x1c00_0005L, "nca_s_fault_access_denied"), Map.entry(0x1c00_000bL, "nca_s_fault_ill_inst"),
            Map.entry(0x1c00_0009L, "nca_s_fault_cancel"), Map.entry(0x1c00_001aL, "nca_s_fault_context_mismatch"),
            Map.entry(0x1c01_0002L, "nca_s_op_rng_error"), Map.entry(0x1c01_0003L, "nca_s_unk_if"),
            Map.entry(0x1c01_0006L, "nca_s_wrong_boot_time"), Map.entry(0x1c01_0009L, "nca_s_you_crashed"),
            Map.entry(PROTOCOL_ERROR, "nca_s_proto_error"), Map.entry(0x1c01_0013L, "nca_s_out_args_too_big"),
            Map.entry(0x1c01_0014L, "nca_s_server_too_busy"), Map.entry(0x1c01_0017L, "nca_s_unsupported_type"),
            Map.entry(0x0000_06d3L, "unknown authentication service"), Map.entry(0x0000_06f7L, "bad stub data"),
            Map.entry(0x0000_06d1L, "procedure number out of range"),
            Map.entry(SECURITY_ERROR, "security package error"),
            Map.entry(0x8001_0105L, "server fault"), Map.entry(0x8001_0108L, "object disconnected"));

    private RpcStatus() {
    }

    static String name(long status) {
        return NAMES.getOrDefault(status, "0x%08x".formatted(status));
    }
}
