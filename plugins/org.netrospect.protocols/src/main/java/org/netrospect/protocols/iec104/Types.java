package org.netrospect.protocols.iec104;

/** Names of types, causes and control functions (IEC 60870-5-101, clause 7.2; 60870-5-104, clause 5). */
final class Types {
    /** From the first type on, blanks for numbers that are not given out. */
    private static final String[] MONITORED = {"M_SP_NA_1", "M_SP_TA_1", "M_DP_NA_1", "M_DP_TA_1", "M_ST_NA_1",
        "M_ST_TA_1", "M_BO_NA_1", "M_BO_TA_1", "M_ME_NA_1", "M_ME_TA_1", "M_ME_NB_1", "M_ME_TB_1", "M_ME_NC_1",
        "M_ME_TC_1", "M_IT_NA_1", "M_IT_TA_1", "M_EP_TA_1", "M_EP_TB_1", "M_EP_TC_1", "M_PS_NA_1", "M_ME_ND_1"};
    private static final String[] TIMED = {"M_SP_TB_1", "M_DP_TB_1", "M_ST_TB_1", "M_BO_TB_1", "M_ME_TD_1",
        "M_ME_TE_1", "M_ME_TF_1", "M_IT_TB_1", "M_EP_TD_1", "M_EP_TE_1", "M_EP_TF_1"};
    private static final String[] COMMANDS = {"C_SC_NA_1", "C_DC_NA_1", "C_RC_NA_1", "C_SE_NA_1", "C_SE_NB_1",
        "C_SE_NC_1", "C_BO_NA_1"};
    private static final String[] TIMED_COMMANDS = {"C_SC_TA_1", "C_DC_TA_1", "C_RC_TA_1", "C_SE_TA_1", "C_SE_TB_1",
        "C_SE_TC_1", "C_BO_TA_1"};
    private static final String[] SYSTEM = {"C_IC_NA_1", "C_CI_NA_1", "C_RD_NA_1", "C_CS_NA_1", "C_TS_NA_1",
        "C_RP_NA_1", "C_CD_NA_1", "C_TS_TA_1"};
    private static final String[] PARAMETERS = {"P_ME_NA_1", "P_ME_NB_1", "P_ME_NC_1", "P_AC_NA_1"};
    private static final String[] FILES = {"F_FR_NA_1", "F_SR_NA_1", "F_SC_NA_1", "F_LS_NA_1", "F_AF_NA_1",
        "F_SG_NA_1", "F_DR_TA_1", "F_SC_NB_1"};
    private static final String[] CAUSES = {"periodic", "background scan", "spontaneous", "initialised", "request",
        "activation", "activation confirmation", "deactivation", "deactivation confirmation",
        "activation termination", "return by remote command", "return by local command", "file transfer"};

    private Types() {
    }

    /** "" for a type that there is not. */
    static String name(int type) {
        return type >= 120 ? at(FILES, type - 120) : type >= 110 ? at(PARAMETERS, type - 110)
                : type >= 100 ? at(SYSTEM, type - 100) : type == 70 ? "M_EI_NA_1"
                : type >= 58 ? at(TIMED_COMMANDS, type - 58) : type >= 45 ? at(COMMANDS, type - 45)
                : type >= 30 ? at(TIMED, type - 30) : at(MONITORED, type - 1);
    }

    private static String at(String[] names, int i) {
        return i >= 0 && i < names.length ? names[i] : "";
    }

    /** What a type is about, in words. */
    static String meaning(int type) {
        String name = name(type);
        return switch (name.length() < 4 ? "" : name.substring(0, 4)) {
            case "M_SP" -> "single point";
            case "M_DP" -> "double point";
            case "M_ST" -> "step position";
            case "M_BO" -> "bit string";
            case "M_ME" -> "measured value";
            case "M_IT" -> "integrated total";
            case "M_EP" -> "protection event";
            case "M_PS" -> "packed single points";
            case "M_EI" -> "end of initialisation";
            case "C_SC" -> "single command";
            case "C_DC" -> "double command";
            case "C_RC" -> "regulating step command";
            case "C_SE" -> "set point command";
            case "C_BO" -> "bit string command";
            case "C_IC" -> "interrogation";
            case "C_CI" -> "counter interrogation";
            case "C_RD" -> "read";
            case "C_CS" -> "clock synchronisation";
            case "C_TS" -> "test";
            case "C_RP" -> "reset process";
            case "C_CD" -> "delay acquisition";
            case "P_ME", "P_AC" -> "parameter";
            default -> "file transfer";
        };
    }

    static String cause(int cause) {
        return cause >= 1 && cause <= CAUSES.length ? CAUSES[cause - 1] : switch (cause) {
            case 14 -> "authentication";
            case 15 -> "session key";
            case 16 -> "user role and key";
            case 20 -> "interrogated by station";
            case 37 -> "requested by general counter";
            case 44 -> "unknown type";
            case 45 -> "unknown cause";
            case 46 -> "unknown common address";
            case 47 -> "unknown object address";
            default -> cause > 20 && cause <= 36 ? "interrogated by group " + (cause - 20)
                    : cause > 37 && cause <= 41 ? "requested by group " + (cause - 37) + " counter"
                    : "cause " + cause;
        };
    }

    /** The function of a control field; "" for none that is known. */
    static String function(int control) {
        return switch (control) {
            case 0x07 -> "start data transfer";
            case 0x0b -> "start data transfer confirmed";
            case 0x13 -> "stop data transfer";
            case 0x23 -> "stop data transfer confirmed";
            case 0x43 -> "test frame";
            case 0x83 -> "test frame confirmed";
            default -> "";
        };
    }
}
