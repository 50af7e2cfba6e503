package org.netrospect.protocols.mail;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.DotText;
import org.netrospect.protocols.text.LineReader;
import org.netrospect.protocols.text.UntilTls;

/** Reads both streams of an SMTP session: lines to the dialogue, mails to their readers. */
final class SmtpAnalyzer extends UntilTls {
    /** RFC 4954, section 4.5 allows 12,288 bytes for a line of an authentication. */
    private static final int LONGEST_LINE = 1 << 14;

    private final SessionContext context;
    private final SmtpDialogue dialogue;
    private final LineReader command = new LineReader(LONGEST_LINE);
    private final LineReader reply = new LineReader(LONGEST_LINE);
    private Optional<MessageReader> message = Optional.empty();
    private Optional<DotText> body = Optional.empty();
    /** Bytes of a chunk (RFC 3030) that are still to come. */
    private long chunk;
    private boolean lastChunk;

    SmtpAnalyzer(SessionContext context) {
        super(context);
        this.context = context;
        dialogue = new SmtpDialogue(context);
    }

    @Override
    protected boolean awaitsTls() {
        return dialogue.awaitsTls();
    }

    @Override
    protected int read(boolean fromClient, ByteWindow bytes, int from) {
        return fromClient ? client(bytes, from) : server(bytes, from);
    }

    private int client(ByteWindow bytes, int from) {
        if (chunk > 0) {
            int count = (int) Math.min(chunk, bytes.length() - from);
            message().data(bytes.slice(from, count));
            chunk -= count;
            endChunk();
            return from + count;
        }
        if (dialogue.awaitsBody()) {
            MessageReader mail = message();
            DotText text = body.orElseGet(() -> new DotText(mail::data));
            body = Optional.of(text);
            int at = text.take(bytes, from);
            if (text.ended()) {
                endMessage();
            }
            return at;
        }
        int at = command.take(bytes, from);
        if (command.complete()) {
            dialogue.command(command.text());
            dialogue.chunk().ifPresent(next -> {
                chunk = next.length();
                lastChunk = next.last();
                endChunk();
            });
        }
        return at;
    }

    private MessageReader message() {
        if (message.isEmpty()) {
            message = Optional.of(new MessageReader(context, "smtp", true, dialogue.envelope()));
        }
        return message.get();
    }

    private void endChunk() {
        if (chunk == 0 && lastChunk) {
            lastChunk = false;
            endMessage();
        }
    }

    private void endMessage() {
        message.ifPresent(MessageReader::end);
        message = Optional.empty();
        body = Optional.empty();
        dialogue.bodyEnded();
    }

    private int server(ByteWindow bytes, int from) {
        int at = reply.take(bytes, from);
        if (reply.complete()) {
            dialogue.reply(reply.text());
            if (dialogue.tlsBegins()) {
                beginTls();
            } else if (dialogue.bodyRefused() && message.isEmpty()) {
                dialogue.bodyEnded();
            } else if (dialogue.bodyAnswered() && message.isPresent() && message.get().damaged()) {
                // the end of the mail was among the lost bytes
                endMessage();
            }
        }
        return at;
    }

    @Override
    protected void lost(boolean fromClient, long length) {
        if (!fromClient) {
            reply.clear();
        } else if (chunk > 0) {
            long count = Math.min(chunk, length);
            message().gap(count);
            chunk -= count;
            endChunk();
        } else if (dialogue.awaitsBody()) {
            message().gap(length);
            body.ifPresent(DotText::gap);
        } else {
            command.clear();
        }
    }

    @Override
    protected void over(boolean fromClient) {
        if (fromClient) {
            if (message.isPresent()) {
                context.irregularity("mail cut short",
                        "The session ends inside a mail; what was sent of it is kept.");
                message.get().end();
                message = Optional.empty();
            }
            dialogue.end();
        }
    }
}
