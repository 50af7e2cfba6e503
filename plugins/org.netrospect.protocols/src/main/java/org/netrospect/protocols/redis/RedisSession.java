package org.netrospect.protocols.redis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.repeat.Repeats;
import org.netrospect.protocols.text.Banner;

/** Puts commands and replies together in their order. */
final class RedisSession implements Analyzer {
    private static final int MOST_PENDING = 1024;
    private static final int MOST_DIFFERENT = 2000;
    /** Characters of an argument that stand in an event. */
    private static final int LONGEST = 200;

    private final SessionContext context;
    private final Repeats repeats;
    private final Banner software;
    private final RespReader client = new RespReader(this::command);
    private final RespReader server = new RespReader(this::reply);
    private final Deque<Asked> pending = new ArrayDeque<>();
    private final boolean[] lost = new boolean[2];
    /** Replies do not follow commands any more: messages are pushed, or a copy of all data is sent. */
    private boolean pushed;
    private int ends;

    private record Asked(Mark at, RespMessage command) {
        String name() {
            return command.text(0).toUpperCase(Locale.ROOT);
        }
    }

    RedisSession(SessionContext context) {
        this.context = context;
        repeats = new Repeats(context, MOST_DIFFERENT);
        software = new Banner(context, "redis");
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int side = fromClient ? 0 : 1;
        if (lost[side]) {
            boolean begins = bytes.length() > 3 && (fromClient ? bytes.u8(0) == '*'
                    : "+-:$*".indexOf(bytes.u8(0)) >= 0);
            if (!begins) {
                return;
            }
            lost[side] = false;
        }
        if (fromClient || !pushed) {
            (fromClient ? client : server).data(bytes);
        }
    }

    private void command(RespMessage command) {
        Asked asked = new Asked(context.mark(), command);
        if (pending.size() >= MOST_PENDING) {
            tell(pending.poll(), Optional.empty());
        }
        if (pushed) {
            tell(asked, Optional.empty());
        } else {
            pending.add(asked);
        }
    }

    private void reply(RespMessage reply) {
        if (reply.type() == '>' || reply.type() == '|') {
            return;
        }
        Asked asked = pending.poll();
        if (asked == null) {
            if (reply.type() == '-') {
                context.event(context.mark(), EventKind.of("redis", "error"), cut(reply.text(0)),
                        new Details().put("error", cut(reply.text(0))));
            }
            return;
        }
        switch (asked.name()) {
            case "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "MONITOR", "SYNC", "PSYNC" -> pushed = !reply.failed();
            case "INFO" -> version(reply.text(0), "redis_version:");
            case "HELLO" -> {
                int at = reply.texts().indexOf("version");
                if (at >= 0 && reply.texts().contains("redis")) {
                    software.product(false, "Redis", reply.text(at + 1), "Redis HELLO");
                }
            }
            default -> {
                // replies are told with their commands
            }
        }
        tell(asked, Optional.of(reply));
    }

    private void version(String info, String name) {
        int at = info.indexOf(name);
        if (at >= 0) {
            String rest = info.substring(at + name.length());
            software.product(false, "Redis", rest.substring(0, Math.max(0, rest.indexOf('\r'))).strip(),
                    "Redis INFO");
        }
    }

    private void tell(Asked asked, Optional<RespMessage> reply) {
        String name = asked.name();
        if (name.equals("AUTH")) {
            boolean named = asked.command.count() > 2;
            login(asked.at, named ? asked.command.text(1) : "", asked.command.text(named ? 2 : 1), reply);
            return;
        }
        List<String> arguments = asked.command.texts().subList(1, asked.command.texts().size());
        if (name.equals("HELLO")) {
            int at = arguments.stream().map(each -> each.toUpperCase(Locale.ROOT)).toList().indexOf("AUTH");
            if (at >= 0 && at + 2 < arguments.size()) {
                login(asked.at, arguments.get(at + 1), arguments.get(at + 2), reply);
                arguments = arguments.subList(0, at);
            }
        }
        Details details = new Details().put("command", cut(name));
        RedisCommands.Kind kind = RedisCommands.kind(name);
        String subject = cut(name);
        if (kind == RedisCommands.Kind.ORDER) {
            List<String> shown = RedisCommands.withoutSecrets(name, arguments).stream().map(RedisSession::cut).toList();
            details.put("arguments", shown);
            subject += shown.isEmpty() ? "" : " " + cut(String.join(" ", shown));
        } else if (!arguments.isEmpty()) {
            details.put("key", cut(arguments.get(0)));
            subject += " " + cut(arguments.get(0));
        }
        details.put("argument_count", asked.command.count() - 1).put("request_bytes", asked.command.bytes());
        reply.ifPresent(answer -> {
            if (answer.failed()) {
                details.put("error", cut(answer.text(0)));
            } else {
                details.put("reply_count", answer.count()).put("reply_bytes", answer.bytes());
            }
        });
        details.put("answered", reply.isPresent());
        EventKind event = EventKind.of("redis", kind.event());
        boolean failed = reply.filter(RespMessage::failed).isPresent();
        if (kind == RedisCommands.Kind.ORDER) {
            context.event(asked.at, event, subject, details);
        } else {
            repeats.seen(asked.at, event, subject + failed, subject, details);
        }
    }

    private void login(Mark at, String user, String secret, Optional<RespMessage> reply) {
        Details details = new Details();
        reply.filter(RespMessage::failed).ifPresent(answer -> details.put("error", cut(answer.text(0))));
        new Login(at, cut(user), "password", secret).tell(context, "redis", reply.map(answer -> !answer.failed()),
                details);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (!(fromClient ? client : server).gap(length)) {
            context.irregularity("Redis messages lost", "Bytes of a Redis stream are in no capture; reading went on "
                    + "with the next segment that begins with a message, and which reply is to which command is not "
                    + "known of those before.");
            lost[fromClient ? 0 : 1] = true;
            (fromClient ? client : server).restart();
            pending.forEach(each -> tell(each, Optional.empty()));
            pending.clear();
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            pending.forEach(each -> tell(each, Optional.empty()));
            pending.clear();
            repeats.end();
        }
    }
}
