package org.netrospect.protocols.iec104;

import java.util.Locale;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;

/**
 * A unit of data (IEC 60870-5-101, clause 7): what concerns all its objects, and the first of them.
 *
 * @param sequence whether its objects follow each other, so that only the first has its address
 * @param count of objects
 * @param cause of six bits
 * @param station its common address
 * @param object address of the first object, -1 for none
 * @param value of the first object as text; "" if its type has none that is read
 */
record DataUnit(int type, boolean sequence, int count, int cause, boolean negative, boolean test, int originator,
        int station, int object, String value, String qualifier) {
    static final int OBJECT = 6;

    static DataUnit of(ByteWindow b) {
        int type = b.u8(0);
        int object = b.length() >= OBJECT + 3 ? b.u8(OBJECT) | b.u8(OBJECT + 1) << 8 | b.u8(OBJECT + 2) << 16 : -1;
        ByteWindow element = object < 0 ? new ByteWindow() : b.slice(OBJECT + 3, b.length() - OBJECT - 3);
        String name = Types.name(type);
        return new DataUnit(type, b.u8(1) >= 0x80, b.u8(1) & 0x7f, b.u8(2) & 0x3f, (b.u8(2) & 0x40) != 0,
                (b.u8(2) & 0x80) != 0, b.u8(3), b.u16le(4), object, element.length() == 0 ? "" : value(name, element),
                element.length() == 0 ? "" : qualifier(name, element));
    }

    private static String value(String name, ByteWindow e) {
        int first = e.u8(0);
        return switch (name) {
            case "M_SP_NA_1", "M_SP_TA_1", "M_SP_TB_1", "C_SC_NA_1", "C_SC_TA_1" -> (first & 1) == 1 ? "on" : "off";
            case "M_DP_NA_1", "M_DP_TA_1", "M_DP_TB_1", "C_DC_NA_1", "C_DC_TA_1" -> switch (first & 3) {
                case 1 -> "off";
                case 2 -> "on";
                default -> "indeterminate";
            };
            case "C_RC_NA_1", "C_RC_TA_1" -> (first & 3) == 1 ? "lower" : (first & 3) == 2 ? "higher" : "not permitted";
            case "M_ST_NA_1", "M_ST_TA_1", "M_ST_TB_1" -> Integer.toString((first & 0x7f) - ((first & 0x40) << 1));
            case "M_BO_NA_1", "M_BO_TA_1", "M_BO_TB_1", "C_BO_NA_1", "C_BO_TA_1" -> String.format("%08x",
                    e.u32le(0));
            case "M_ME_NA_1", "M_ME_TA_1", "M_ME_TD_1", "M_ME_ND_1", "C_SE_NA_1", "C_SE_TA_1" ->
                Float.toString((short) e.u16le(0) / 32768f);
            case "M_ME_NB_1", "M_ME_TB_1", "M_ME_TE_1", "C_SE_NB_1", "C_SE_TB_1" ->
                Integer.toString((short) e.u16le(0));
            case "M_ME_NC_1", "M_ME_TC_1", "M_ME_TF_1", "C_SE_NC_1", "C_SE_TC_1" ->
                Float.toString(Float.intBitsToFloat(e.i32le(0)));
            case "M_IT_NA_1", "M_IT_TA_1", "M_IT_TB_1" -> Integer.toString(e.i32le(0));
            case "C_CS_NA_1" -> time(e);
            default -> "";
        };
    }

    /** CP56Time2a (clause 7.2.6.18). */
    static String time(ByteWindow e) {
        int milliseconds = e.u16le(0);
        return String.format(Locale.ROOT, "20%02d-%02d-%02d %02d:%02d:%02d.%03d", e.u8(6) & 0x7f, e.u8(5) & 15,
                e.u8(4) & 31, e.u8(3) & 31, e.u8(2) & 63, milliseconds / 1000, milliseconds % 1000);
    }

    private static String qualifier(String name, ByteWindow e) {
        int first = e.u8(0);
        return switch (name.isEmpty() ? "" : name.substring(0, 4)) {
            case "C_SC", "C_DC", "C_RC" -> first >= 0x80 ? "select" : "execute";
            case "C_SE" -> {
                int size = name.startsWith("C_SE_NC") || name.startsWith("C_SE_TC") ? 4 : 2;
                yield e.u8(size) >= 0x80 ? "select" : "execute";
            }
            case "C_IC" -> first == 20 ? "station" : "group " + (first - 20);
            case "C_RP" -> first == 1 ? "general reset" : first == 2 ? "event buffer" : Integer.toString(first);
            default -> "";
        };
    }

    String name() {
        return Types.name(type);
    }

    String subject() {
        return Types.meaning(type) + ", station " + station + (object <= 0 ? "" : ", object " + object)
                + (value.isEmpty() || monitors() ? "" : " = " + value)
                + (qualifier.isEmpty() ? "" : ", " + qualifier);
    }

    /** Whether it reports, not orders. */
    boolean monitors() {
        return type < 45 || type == 70;
    }

    /** Whether it changes something. */
    boolean orders() {
        return type >= 45 && type <= 64 || type == 103 || type == 105 || type >= 110 && type <= 113;
    }

    Details details() {
        Details details = new Details().put("type", name()).put("type_id", type).put("station", station)
                .put("cause", Types.cause(cause)).put("objects", count);
        if (object >= 0) {
            details.put("object", object);
        }
        details.put("value", value).put("qualifier", qualifier);
        if (originator != 0) {
            details.put("originator", originator);
        }
        if (test) {
            details.put("test", true);
        }
        return details;
    }
}
