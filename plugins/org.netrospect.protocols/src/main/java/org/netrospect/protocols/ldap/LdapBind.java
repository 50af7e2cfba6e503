package org.netrospect.protocols.ldap;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;
import org.netrospect.protocols.ber.Ber;
import org.netrospect.protocols.gss.GssLogin;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.login.SaslExchange;

/** Who binds to the directory, and how (RFC 4511, section 4.2; [MS-ADTS] 5.1.1.1.3). One thread. */
final class LdapBind {
    private static final EventKind BIND = EventKind.of("ldap", "bind");
    private static final EventKind LOGIN = EventKind.of("ldap", "login", Tables.LOGINS);
    private static final int SIMPLE = 0x80;
    private static final int SASL = 0xa3;
    private static final int SICILY_RESPONSE = 0x8b;
    private static final int SERVER_CREDENTIALS = 0x87;
    private static final int SASL_IN_PROGRESS = 14;

    private final SessionContext context;
    private final GssLogin tokens;
    private Optional<SaslExchange> sasl = Optional.empty();
    private String mechanism = "";
    private String name = "";
    private String password = "";
    private Mark at;
    private boolean under;

    LdapBind(SessionContext context) {
        this.context = context;
        tokens = new GssLogin(context);
        at = context.mark();
    }

    void request(Ber operation) {
        if (!under) {
            at = context.mark();
            under = true;
            mechanism = "";
            sasl = Optional.empty();
        }
        Ber user = operation.inside(1);
        int length = user.whole().length() + operation.first().whole().length();
        Ber choice = Ber.at(operation.content(), length);
        name = user.text();
        switch (choice.tag()) {
            case SIMPLE -> {
                mechanism = "simple";
                password = choice.text();
            }
            case SASL -> sasl(choice);
            default -> {
                mechanism = "sicily";
                if (choice.tag() == SICILY_RESPONSE) {
                    tokens.client(choice.content());
                }
            }
        }
    }

    private void sasl(Ber choice) {
        String said = choice.first().text();
        if (!said.equals(mechanism)) {
            mechanism = said;
            sasl = Optional.of(new SaslExchange(at, said));
        }
        if (choice.elements().size() > 1) {
            ByteWindow response = choice.inside(1).content();
            if (gss()) {
                tokens.client(response);
            } else {
                sasl.get().response(response.bytes(0, response.length()));
            }
        }
    }

    private boolean gss() {
        return mechanism.startsWith("GSS") || mechanism.equals("NTLM");
    }

    /** @param result result code */
    void response(Ber operation, long result, String diagnostic) {
        operation.element(SERVER_CREDENTIALS).ifPresent(token -> tokens.server(token.content()));
        if (mechanism.equals("sicily")) {
            // the challenge stands where else a name does
            tokens.server(operation.content());
        }
        boolean sicilyGoesOn = mechanism.equals("sicily") && result == 0 && !tokens.proven();
        if (!under || result == SASL_IN_PROGRESS || sicilyGoesOn) {
            return;
        }
        under = false;
        boolean success = result == 0;
        String user = name.isEmpty() && mechanism.equals("simple") ? "anonymous" : name;
        tell(user, LdapText.result(result), diagnostic);
        login(user, success);
    }

    private void tell(String user, String result, String diagnostic) {
        context.event(at, BIND, user, new Details().put("mechanism", mechanism).put("name", name)
                .put("result", result).put("diagnostic", diagnostic));
    }

    /** Nothing more comes. */
    void unanswered() {
        if (under) {
            under = false;
            tell(name, "", "");
        }
    }

    private void login(String user, boolean success) {
        Optional<Details> proof = tokens.take();
        if (proof.isPresent()) {
            Object who = proof.get().get("user").orElse(name);
            context.event(at, LOGIN, who.toString(), proof.get().put("success", success));
        } else if (mechanism.equals("simple")) {
            if (!name.isEmpty()) {
                // a name without a password is an anonymous bind, too (RFC 4513, section 5.1.2)
                new Login(at, user, password.isEmpty() ? "none" : "password", password)
                        .tell(context, "ldap", Optional.of(success));
            }
        } else if (sasl.isPresent()) {
            Login login = sasl.get().login();
            new Login(at, login.user().isEmpty() ? name : login.user(), login.kind(), login.secret())
                    .tell(context, "ldap", Optional.of(success));
        }
        password = "";
    }
}
