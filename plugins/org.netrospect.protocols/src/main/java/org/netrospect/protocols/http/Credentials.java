package org.netrospect.protocols.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;

/**
 * Logins that stand in requests: Basic (RFC 7617), Digest (RFC 7616), Bearer (RFC 6750), NTLM and Negotiate, and forms
 * with a password.
 */
final class Credentials {
    private static final Pattern PASSWORD = Pattern.compile("(?i).*passw(or)?d.*|pass|pwd|pw|passwort|kennwort"
            + "|mot_?de_?passe|contrase.{1,2}a|senha|user_?pass|login_?pass|pin|secret|log_?pwd|txtpwd");
    private static final Pattern USER = Pattern.compile("(?i).*(user|login|e-?mail|account|uname|userid|benutzer"
            + "|usuario|utilisateur|nick).*|log|name|uid|id|member");

    private final SessionContext context;
    private final EventKind kind;
    /** What was told last: a browser says it again with every request. */
    private String last = "";
    private final TokenLogin server;
    private final TokenLogin proxy;

    private record Login(String user, String secretKind, String secret) {
    }

    Credentials(SessionContext context, String protocol) {
        this.context = context;
        kind = EventKind.of(protocol, "login", Tables.LOGINS);
        server = new TokenLogin(context);
        proxy = new TokenLogin(context);
    }

    void tell(Exchange exchange) {
        exchange.request().ifPresent(head -> {
            int status = exchange.response().map(Head::status).orElse(0);
            authorization(head.value("authorization")).ifPresent(login -> tell(exchange, login, success(status, 401)));
            authorization(head.value("proxy-authorization"))
                    .ifPresent(login -> tell(exchange, login, success(status, 407)));
            server.request(head.value("authorization"), exchange.begin());
            proxy.request(head.value("proxy-authorization"), exchange.begin());
            exchange.response().ifPresent(response -> {
                response.values("www-authenticate").forEach(server::response);
                response.values("proxy-authenticate").forEach(proxy::response);
                tell(server, success(status, 401));
                tell(proxy, success(status, 407));
            });
            exchange.requestBody().flatMap(body -> form(body.form()))
                    .ifPresent(login -> tell(exchange, login, status == 401 || status == 403 ? Optional.of(false)
                            : Optional.empty()));
        });
    }

    private void tell(TokenLogin tokens, Optional<Boolean> success) {
        Optional<Details> login = tokens.take();
        if (login.isPresent() && tokens.at().isPresent()) {
            success.ifPresent(is -> login.get().put("success", is));
            context.event(tokens.at().get(), kind, login.get().get("user").orElse("").toString(), login.get());
        }
    }

    private static Optional<Boolean> success(int status, int refused) {
        if (status == refused) {
            return Optional.of(false);
        }
        return status >= 200 && status < 400 ? Optional.of(true) : Optional.empty();
    }

    private void tell(Exchange exchange, Login login, Optional<Boolean> success) {
        String now = login + " " + success;
        if (now.equals(last)) {
            return;
        }
        last = now;
        Details details = new Details().put("user", login.user).put("secret_kind", login.secretKind)
                .put("secret", login.secret);
        success.ifPresent(is -> details.put("success", is));
        context.event(exchange.begin(), kind, login.user, details);
    }

    static Optional<String[]> login(String field) {
        return authorization(field).map(login -> new String[] {login.user, login.secretKind, login.secret});
    }

    private static Optional<Login> authorization(String field) {
        int blank = field.indexOf(' ');
        if (blank < 0) {
            return Optional.empty();
        }
        String value = field.substring(blank + 1).strip();
        return switch (field.substring(0, blank).toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(value);
            case "digest" -> {
                Map<String, String> parameters = FileNames.parameters(";" + value.replace(',', ';'));
                yield Optional.of(new Login(FileNames.text(parameters.getOrDefault("username", "")), "digest",
                        parameters.getOrDefault("response", "")));
            }
            case "bearer" -> Optional.of(new Login("", "bearer", value));
            default -> Optional.empty();
        };
    }

    private static Optional<Login> basic(String value) {
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty()
                    : Optional.of(new Login(pair.substring(0, colon), "password", pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            // not base64, so nobody is logged in by it
            return Optional.empty();
        }
    }

    private static Optional<Login> form(Map<String, String> form) {
        if (form.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> secret = form.entrySet().stream()
                .filter(each -> PASSWORD.matcher(each.getKey()).matches() && !each.getValue().isEmpty())
                .map(Map.Entry::getValue).findFirst();
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        String user = form.entrySet().stream().filter(each -> !PASSWORD.matcher(each.getKey()).matches()
                && USER.matcher(each.getKey()).matches()).map(Map.Entry::getValue).findFirst().orElse("");
        return Optional.of(new Login(user, "password", secret.get()));
    }
}
