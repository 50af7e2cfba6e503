package org.netrospect.protocols.nfs;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.Mark;

/**
 * A call, its arguments not yet read (RFC 5531, section 9).
 *
 * @param arguments borrowed
 * @param uid of the caller as it says, -1 if it does not (RFC 5531, appendix A)
 */
record RpcCall(Mark at, long xid, long program, long version, int procedure, long uid, long gid, String machine,
        Xdr arguments) {
    private static final int AUTH_SYS = 1;

    /** @param bytes from the transaction id on; none if what stands there is no call */
    static Optional<RpcCall> read(ByteWindow bytes, Mark at) {
        Xdr in = new Xdr(bytes);
        long xid = in.u32();
        if (in.u32() != 0 || in.u32() != 2) {
            return Optional.empty();
        }
        long program = in.u32();
        long version = in.u32();
        int procedure = in.number();
        int flavour = in.number();
        Xdr credential = new Xdr(in.opaque());
        long uid = -1;
        long gid = -1;
        String machine = "";
        if (flavour == AUTH_SYS) {
            credential.u32();
            machine = credential.text();
            uid = credential.u32();
            gid = credential.u32();
        }
        in.u32();
        in.opaque();
        return Optional.of(new RpcCall(at, xid, program, version, procedure, uid, gid, machine, in));
    }

    /** Who calls. */
    Details caller() {
        Details details = new Details().put("version", version);
        return uid < 0 ? details : details.put("uid", uid).put("gid", gid).put("machine", machine);
    }

    String programName() {
        return name(program);
    }

    static String name(long program) {
        return switch ((int) program) {
            case 100000 -> "portmap";
            case 100001 -> "rstatd";
            case 100002 -> "rusersd";
            case 100003 -> "nfs";
            case 100004 -> "ypserv";
            case 100005 -> "mount";
            case 100007 -> "ypbind";
            case 100008 -> "walld";
            case 100009 -> "yppasswdd";
            case 100011 -> "rquotad";
            case 100021 -> "nlockmgr";
            case 100024 -> "status";
            case 100068 -> "cmsd";
            case 100083 -> "ttdbserver";
            case 100227 -> "nfs_acl";
            case 100232 -> "sadmind";
            default -> "program " + program;
        };
    }
}
