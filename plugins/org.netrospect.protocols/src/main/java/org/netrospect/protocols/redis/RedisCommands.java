package org.netrospect.protocols.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What sorts of commands there are. */
final class RedisCommands {
    private static final Set<String> ORDERS = Set.of("CONFIG", "SLAVEOF", "REPLICAOF", "MODULE", "EVAL", "EVALSHA",
            "FUNCTION", "FCALL", "SCRIPT", "FLUSHALL", "FLUSHDB", "SHUTDOWN", "DEBUG", "SAVE", "BGSAVE", "MIGRATE",
            "RESTORE", "ACL", "CLUSTER", "FAILOVER", "MONITOR", "PSYNC", "SYNC", "BGREWRITEAOF", "SWAPDB", "CLIENT",
            "REPLCONF", "LATENCY", "SLOWLOG");
    private static final Set<String> WRITES = Set.of("SET", "SETEX", "PSETEX", "SETNX", "SETRANGE", "GETSET", "GETDEL",
            "MSET", "MSETNX", "APPEND", "INCR", "INCRBY", "INCRBYFLOAT", "DECR", "DECRBY", "DEL", "UNLINK", "EXPIRE",
            "EXPIREAT", "PEXPIRE", "PEXPIREAT", "PERSIST", "RENAME", "RENAMENX", "COPY", "MOVE", "HSET", "HSETNX",
            "HMSET", "HDEL", "HINCRBY", "HINCRBYFLOAT", "LPUSH", "RPUSH", "LPUSHX", "RPUSHX", "LPOP", "RPOP", "BLPOP",
            "BRPOP", "RPOPLPUSH", "LMOVE", "LSET", "LTRIM", "LREM", "LINSERT", "SADD", "SREM", "SPOP", "SMOVE", "ZADD",
            "ZREM", "ZINCRBY", "ZPOPMIN", "ZPOPMAX", "XADD", "XDEL", "XTRIM", "XGROUP", "PUBLISH", "SPUBLISH",
            "SETBIT", "BITOP", "PFADD", "PFMERGE", "GEOADD", "SORT");
    private static final Set<String> CONTROL = Set.of("PING", "ECHO", "QUIT", "SELECT", "HELLO", "COMMAND", "INFO",
            "MULTI", "EXEC", "DISCARD", "WATCH", "UNWATCH", "READONLY", "READWRITE", "RESET", "ROLE", "TIME", "ASKING",
            "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE", "PUNSUBSCRIBE");

    /** The sort of a command. */
    enum Kind {
        READ, WRITE, REQUEST, ORDER;

        /** What its event is called. */
        String event() {
            return this == ORDER ? "command" : name().toLowerCase(Locale.ROOT);
        }
    }

    private RedisCommands() {
    }

    static Kind kind(String name) {
        return ORDERS.contains(name) ? Kind.ORDER : WRITES.contains(name) ? Kind.WRITE
                : CONTROL.contains(name) ? Kind.REQUEST : Kind.READ;
    }

    /** Arguments of an order without passwords that stand in them. */
    static List<String> withoutSecrets(String name, List<String> arguments) {
        List<String> shown = new ArrayList<>(arguments);
        for (int i = 0; i < shown.size(); i++) {
            String each = shown.get(i).toLowerCase(Locale.ROOT);
            boolean password = each.equals("requirepass") || each.equals("masterauth")
                    || name.equals("MIGRATE") && each.equals("auth");
            if (password && i + 1 < shown.size()) {
                shown.set(i + 1, "****");
            } else if (name.equals("MIGRATE") && each.equals("auth2") && i + 2 < shown.size()) {
                shown.set(i + 2, "****");
            } else if (name.equals("ACL") && (each.startsWith(">") || each.startsWith("<"))) {
                shown.set(i, each.charAt(0) + "****");
            }
        }
        return shown;
    }
}
