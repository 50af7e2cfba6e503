package org.netrospect.protocols.mongodb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;
import org.netrospect.protocols.login.SaslExchange;
import org.netrospect.protocols.repeat.Repeats;
import org.netrospect.protocols.text.Banner;

/** Puts commands and answers together by their numbers. */
final class MongodbSession implements Analyzer {
    private static final int MOST_PENDING = 256;
    private static final int MOST_DIFFERENT = 2000;
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify", "findandmodify",
            "bulkWrite", "mapReduce");
    private static final Set<String> ORDERS = Set.of("drop", "dropDatabase", "dropIndexes", "create", "createIndexes",
            "renameCollection", "createUser", "updateUser", "dropUser", "dropAllUsersFromDatabase", "createRole",
            "updateRole", "dropRole", "grantRolesToUser", "revokeRolesFromUser", "shutdown", "eval", "$eval",
            "setParameter", "killOp", "killCursors", "copydb", "clone", "cloneCollection", "fsync", "compact",
            "collMod", "replSetReconfig", "replSetInitiate", "logRotate");
    private static final Set<String> CONTROL = Set.of("hello", "isMaster", "ismaster", "ping", "buildInfo",
            "buildinfo", "endSessions", "startSession", "logout", "getLastError", "getlasterror", "whatsmyuri");

    private final SessionContext context;
    private final Repeats repeats;
    private final Banner software;
    private final FrameReader client = reader(true);
    private final FrameReader server = reader(false);
    private final Map<Integer, Asked> pending = new LinkedHashMap<>();
    private final boolean[] lost = new boolean[2];
    private Optional<SaslExchange> login = Optional.empty();
    private int ends;

    private record Asked(Mark at, String command, String namespace, Details details) {
    }

    MongodbSession(SessionContext context) {
        this.context = context;
        repeats = new Repeats(context, MOST_DIFFERENT);
        software = new Banner(context, "mongodb");
    }

    private FrameReader reader(boolean fromClient) {
        return new FrameReader(MongodbSession::length, MongodbMessage.MOST, (b, length) -> {
            MongodbMessage message = MongodbMessage.of(b);
            if (message.answers() != 0 && !fromClient) {
                answer(message, length);
            } else if (fromClient) {
                command(message, length);
            }
        });
    }

    private static long length(ByteWindow b) {
        if (b.length() < MongodbProtocol.HEADER) {
            return -1;
        }
        if (b.u32le(0) > MongodbProtocol.LONGEST || MongodbProtocol.name(b.i32le(12)).isEmpty()) {
            throw new MalformedInput("a message of MongoDB has the operation " + b.i32le(12) + " and the length "
                    + b.u32le(0));
        }
        return b.u32le(0);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int side = fromClient ? 0 : 1;
        if (lost[side]) {
            if (bytes.length() < MongodbProtocol.HEADER || bytes.u32le(0) > MongodbProtocol.LONGEST
                    || MongodbProtocol.name(bytes.i32le(12)).isEmpty()) {
                return;
            }
            lost[side] = false;
        }
        (fromClient ? client : server).data(bytes);
    }

    private void command(MongodbMessage message, long length) {
        String command = message.command();
        Details details = new Details().put("command", command).put("namespace", message.namespace());
        message.body().ifPresent(body -> {
            switch (command) {
                case "saslStart" -> login(body);
                case "saslContinue" -> login.ifPresent(known -> body.bytes("payload").ifPresent(known::response));
                case "hello", "isMaster", "ismaster" -> {
                    driver(body.inside("client"), details);
                    login(body.inside("speculativeAuthenticate"));
                }
                case "createUser", "updateUser" -> details.put("roles", body.inside("roles").text());
                default -> {
                    for (String name : new String[] {"filter", "query", "pipeline", "key", "indexes", "to", "$eval"}) {
                        details.put(name, body.text(name));
                    }
                }
            }
            if (message.operation() == MongodbProtocol.QUERY && !message.target().endsWith(".$cmd")) {
                details.put("query", body.text());
            }
        });
        if (message.documents() > 0) {
            details.put("documents", message.documents());
        }
        details.put("request_bytes", length);
        Asked asked = new Asked(context.mark(), command, message.namespace(), details);
        if (pending.size() >= MOST_PENDING) {
            tell(pending.remove(pending.keySet().iterator().next()), "");
        }
        Asked before = pending.put(message.number(), asked);
        if (before != null) {
            tell(before, "");
        }
    }

    /** A login begins, with a command of its own or with the first one. */
    private void login(Bson start) {
        if (!start.text("mechanism").isEmpty()) {
            SaslExchange exchange = new SaslExchange(context.mark(), start.text("mechanism"));
            start.bytes("payload").ifPresent(exchange::response);
            login = Optional.of(exchange);
        }
    }

    private void driver(Bson client, Details details) {
        Bson driver = client.inside("driver");
        String name = driver.text("name");
        if (!name.isEmpty()) {
            software.product(true, name, driver.text("version"), "MongoDB client");
        }
        details.put("application", client.inside("application").text("name")).put("driver", name)
                .put("os", client.inside("os").text("name")).put("platform", client.text("platform"));
    }

    private void answer(MongodbMessage message, long length) {
        Asked asked = pending.remove(message.answers());
        if (asked == null) {
            return;
        }
        asked.details.put("answered", true).put("reply_bytes", length);
        String error = "";
        if (message.body().isPresent()) {
            Bson body = message.body().get();
            double ok = body.number("ok");
            if (ok == 0) {
                error = body.text("errmsg").isEmpty() ? "failed" : body.text("errmsg");
                asked.details.put("error", error).put("code", body.text("codeName"));
            }
            if (!Double.isNaN(body.number("n"))) {
                asked.details.put("n", (long) body.number("n"));
            }
            int found = body.inside("cursor").inside("firstBatch").elements().size();
            if (found > 0) {
                asked.details.put("first_batch", found);
            }
            if (asked.command.startsWith("sasl") && login.isPresent()
                    && (ok == 0 || body.number("done") == 1)) {
                login.get().login().tell(context, "mongodb", Optional.of(ok != 0),
                        new Details().put("database", asked.namespace).put("error", error));
                login = Optional.empty();
            }
            if (asked.command.equalsIgnoreCase("buildInfo") && !body.text("version").isEmpty()) {
                software.product(false, "MongoDB", body.text("version"), "MongoDB buildInfo");
            }
        }
        tell(asked, error);
    }

    private void tell(Asked asked, String error) {
        String subject = asked.command + (asked.namespace.isEmpty() ? "" : " " + asked.namespace)
                + (error.isEmpty() ? "" : ": " + error);
        if (ORDERS.contains(asked.command)) {
            context.event(asked.at, EventKind.of("mongodb", "command"), subject, asked.details);
            return;
        }
        String kind = WRITES.contains(asked.command) ? "write"
                : CONTROL.contains(asked.command) || asked.command.startsWith("sasl") ? "request" : "read";
        repeats.seen(asked.at, EventKind.of("mongodb", kind), subject + asked.details.get("filter").orElse(""), subject,
                asked.details);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        FrameReader frames = fromClient ? client : server;
        if (!frames.gap(length)) {
            context.irregularity("MongoDB messages lost", "Bytes of a MongoDB stream are in no capture; reading went "
                    + "on with the next segment that begins with a message.");
            lost[fromClient ? 0 : 1] = true;
            frames.restart();
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            login.ifPresent(open -> open.login().tell(context, "mongodb", Optional.empty()));
            pending.values().forEach(each -> tell(each, ""));
            pending.clear();
            repeats.end();
        }
    }
}
