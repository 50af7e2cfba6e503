package org.netrospect.protocols.smb;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;
import org.netrospect.protocols.gss.GssLogin;
import org.netrospect.protocols.ntlm.NtlmLogin;

/** What both versions of SMB have in common: shares, logins, requests that wait for their answer. One thread. */
final class SmbSession {
    static final EventKind TREE = EventKind.of("smb", "share");
    static final EventKind RENAME = EventKind.of("smb", "rename");
    static final EventKind DELETE = EventKind.of("smb", "delete");
    private static final EventKind REFUSED = EventKind.of("smb", "refused");
    static final EventKind NEGOTIATE = EventKind.of("smb", "negotiate");
    static final EventKind ENCRYPTED = EventKind.of("smb", "encrypted");
    private static final EventKind LOGIN = EventKind.of("smb", "login", Tables.LOGINS);
    private static final long MORE_PROCESSING = 0xc0000016L;
    private static final String PIPES = "\\IPC$";
    /** Requests that wait for their answer, and shares: the oldest is forgotten when there are more. */
    private static final int MOST = 4096;
    private static final int MOST_REFUSALS = 1000;

    final SessionContext context;
    final SharedFiles files;
    final FolderSearches searches;
    private final Map<Long, String> shares = RecentMap.byInsertion(MOST);
    private final Map<Long, Request> requests = RecentMap.byInsertion(MOST);
    private final GssLogin tokens;
    private Optional<Mark> loginAt = Optional.empty();
    private final Set<String> refusals = new HashSet<>();
    private boolean heard;
    private long transactions;

    /**
     * A request that waits for its answer.
     *
     * @param name path or share, "" for none
     * @param file handle, "" for none
     * @param number offset, options: what the command needs
     */
    record Request(int command, Mark at, String name, String file, long number) {
    }

    SmbSession(SessionContext context) {
        this.context = context;
        tokens = new GssLogin(context);
        files = new SharedFiles(context);
        searches = new FolderSearches(context);
    }

    void request(long id, int command, String name, String file, long number) {
        requests.put(id, new Request(command, context.mark(), name, file, number));
    }

    /** The oldest request of a command that waits, where the server's side is in no capture; none if it is. */
    Optional<Request> unanswered(int command) {
        if (heard) {
            return Optional.empty();
        }
        Optional<Long> id = requests.entrySet().stream().filter(each -> each.getValue().command() == command)
                .map(Map.Entry::getKey).findFirst();
        return id.map(requests::remove);
    }

    boolean knows(long tree) {
        return shares.containsKey(tree);
    }

    /** A share or file that could not be opened, or a name that could not be had: each is told once. */
    void refused(Request request, String path, String status) {
        if (refusals.size() < MOST_REFUSALS && refusals.add(path + " " + status)) {
            context.event(request.at(), REFUSED, path, new Details().put("result", status));
        }
    }

    /** The session is over. */
    void end() {
        files.closeAll();
        searches.end();
        if (!heard) {
            tokens.take().ifPresent(login -> login(login, loginAt.orElse(context.mark())));
        }
    }

    /** The server says something. */
    void heard() {
        heard = true;
    }

    Optional<Request> answered(long id) {
        return Optional.ofNullable(requests.remove(id));
    }

    void share(long tree, String path, Mark at, String type) {
        shares.put(tree, path);
        context.event(at, TREE, path, new Details().put("type", type));
        // as Suricata's keywords have it
        show(pipes(tree) ? "smb.named_pipe" : "smb.share", path);
        transactionEnd();
    }

    /** Path of a file below its share. */
    String path(long tree, String name) {
        String share = shares.getOrDefault(tree, "");
        String below = name.startsWith("\\") && !share.isEmpty() ? name.substring(1) : name;
        return share.isEmpty() ? below : below.isEmpty() ? share : share + "\\" + below;
    }

    /** Whether a share holds pipes, not files. */
    boolean pipes(long tree) {
        String share = shares.getOrDefault(tree, "");
        return share.regionMatches(true, share.length() - PIPES.length(), PIPES, 0, PIPES.length());
    }

    /** A security token from the client. */
    void token(ByteWindow token) {
        if (tokens.client(token)) {
            loginAt = Optional.of(context.mark());
        }
    }

    /** The server's answer to a token; with another status than "more processing" the login is over. */
    void tokenAnswered(long status, ByteWindow token) {
        tokens.server(token);
        if (status == MORE_PROCESSING) {
            return;
        }
        Optional<Details> login = tokens.take();
        login.ifPresent(this::showLogin);
        if (login.isPresent()) {
            login(login.get().put("success", status == 0), loginAt.orElse(context.mark()));
        }
    }

    private void showLogin(Details details) {
        if (details.get("secret_kind").filter("ntlm"::equals).isPresent()) {
            String user = details.get("user").map(Object::toString).orElse("");
            int slash = user.indexOf('\\');
            show("smb.ntlmssp_domain", user.substring(0, Math.max(0, slash)));
            if (!user.equals(NtlmLogin.ANONYMOUS)) {
                show("smb.ntlmssp_user", user.substring(slash + 1));
            }
            transactionEnd();
        }
    }

    void login(Details details, Mark at) {
        Optional<Object> user = details.get("user");
        context.event(at, LOGIN, user.map(Object::toString).orElse(""), details);
    }

    void show(String buffer, String text) {
        if (context.inspection().wanted() && !text.isEmpty()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            context.inspection().buffer(buffer, true, new ByteWindow(bytes, 0, bytes.length));
        }
    }

    void transactionEnd() {
        if (context.inspection().wanted()) {
            context.inspection().transactionEnd("smb", transactions++);
        }
    }
}
