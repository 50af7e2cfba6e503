package org.netrospect.protocols.mail;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;
import org.netrospect.protocols.text.Banner;

/**
 * A message (RFC 5322) on its way: becomes an event, a file, and a file for each of its parts. One thread; ends with
 * {@link #end}.
 */
final class MessageReader {
    private static final int LONGEST_NAME = 100;

    private final SessionContext context;
    private final String protocol;
    private final boolean fromClient;
    private final Envelope envelope;
    private final FileWriter whole;
    private final Listener listener = new Listener();
    private final MimeReader mime = new MimeReader(listener);
    private final ContentLines lines = new ContentLines(mime);
    private HeaderFields header = new HeaderFields();
    private final List<String> attachments = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private long missing;
    private long length;

    MessageReader(SessionContext context, String protocol, boolean fromClient, Envelope envelope) {
        this.context = context;
        this.protocol = protocol;
        this.fromClient = fromClient;
        this.envelope = envelope;
        whole = context.file(FileOffer.of(protocol, fromClient, "", "message/rfc822"));
    }

    void data(ByteWindow bytes) {
        if (bytes.length() > 0) {
            length += bytes.length();
            whole.data(bytes);
            lines.data(bytes);
        }
    }

    void gap(long bytes) {
        missing += bytes;
        whole.gap(bytes);
        lines.broken();
        mime.gap(bytes);
    }

    /** Whether bytes of it are missing: its end may be among them. */
    boolean damaged() {
        return missing > 0;
    }

    void end() {
        lines.flush();
        mime.end();
        String subject = header.text("Subject");
        if (length > 0) {
            whole.name(name(subject));
        }
        whole.end();
        if (length + missing == 0) {
            return;
        }
        Details details = envelope.more();
        List<String> from = header.addresses("From");
        List<String> to = header.addresses("To");
        List<String> sender = envelope.from().isEmpty() ? List.of() : List.of(envelope.from());
        details.put("from", from.isEmpty() ? sender : from).put("to", to.isEmpty() ? envelope.to() : to)
                .put("cc", header.addresses("Cc")).put("subject", subject).put("date", header.raw("Date"))
                .put("message_id", header.raw("Message-ID")).put("attachments", attachments)
                .put("bytes", length).put("parts", parts)
                .put("envelope_from", envelope.from()).put("envelope_to", envelope.to())
                .put("bcc", header.addresses("Bcc")).put("reply_to", header.addresses("Reply-To"))
                .put("sender", header.text("Sender")).put("in_reply_to", header.raw("In-Reply-To"))
                .put("mailer", mailer()).put("originating_ip", header.raw("X-Originating-IP"))
                .put("received", header.all("Received"));
        if (missing > 0) {
            details.put("missing_bytes", missing);
        }
        context.event(envelope.at(), envelope.kind().equals("mail")
                ? EventKind.of(protocol, "mail", Tables.MAIL) : EventKind.of(protocol, envelope.kind()),
                subject, details);
    }

    private String mailer() {
        String agent = header.text("User-Agent");
        return agent.isEmpty() ? header.text("X-Mailer") : agent;
    }

    private static String name(String subject) {
        String text = subject.isEmpty() ? "message" : subject;
        return (text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text) + ".eml";
    }

    /** The message was written by the program that sends it: nobody has handed it on. */
    private void software() {
        if (fromClient && header.all("Received").isEmpty()) {
            new Banner(context, protocol).versioned(true, mailer(), "mail header");
        }
    }

    private final class Listener implements MimeListener {
        private boolean told;

        @Override
        public void header(HeaderFields complete) {
            header = complete;
            software();
        }

        @Override
        public FileWriter part(String number, String name, String type, boolean attached, Details facts) {
            if (attached) {
                attachments.add(name.isEmpty() ? type : name);
            }
            parts.add((number + " " + type + " " + name).strip());
            facts.put("part", number).put("mail_subject", header.text("Subject"))
                    .put("mail_id", header.raw("Message-ID"));
            return context.file(new FileOffer(protocol, fromClient, name, type, -1, false, facts));
        }

        @Override
        public void tooMany() {
            if (!told) {
                told = true;
                context.irregularity("mail too complex", "A message has more than " + MimeReader.MOST_PARTS
                        + " parts or more than " + MimeReader.DEEPEST
                        + " inside each other; what is beyond stands in the whole message only.");
            }
        }
    }
}
