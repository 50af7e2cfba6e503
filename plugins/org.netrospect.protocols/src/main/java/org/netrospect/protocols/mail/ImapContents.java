package org.netrospect.protocols.mail;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.SessionContext;

/** The mails, and parts of mails, that stand in the literals of an IMAP session. */
final class ImapContents {
    private final SessionContext context;
    private Optional<MailInPieces> partial = Optional.empty();

    /** A mail that is fetched piece by piece. */
    private static final class MailInPieces {
        private final String number;
        private final MessageReader mail;
        private long next;

        MailInPieces(String number, MessageReader mail) {
            this.number = number;
            this.mail = mail;
        }
    }

    /** A literal that is a mail, or a piece of one. @param last whether the mail ends with it */
    private record MailTaker(MessageReader mail, boolean last) implements LiteralLines.Taker {
        @Override
        public void data(ByteWindow bytes) {
            mail.data(bytes);
        }

        @Override
        public void gap(long length) {
            mail.gap(length);
        }

        @Override
        public void end() {
            if (last) {
                mail.end();
            }
        }
    }

    /** A literal that is a part of a mail, as it is encoded for transfer. */
    private record PartTaker(FileWriter file) implements LiteralLines.Taker {
        @Override
        public void data(ByteWindow bytes) {
            file.data(bytes);
        }

        @Override
        public void gap(long length) {
            file.gap(length);
        }

        @Override
        public void end() {
            file.end();
        }
    }

    ImapContents(SessionContext context) {
        this.context = context;
    }

    /** A literal that is a whole mail, or all of its header. @param kind of the event */
    LiteralLines.Taker whole(boolean fromClient, String kind, Details details) {
        return new MailTaker(mail(fromClient, kind, details), true);
    }

    private MessageReader mail(boolean fromClient, String kind, Details details) {
        return new MessageReader(context, "imap", fromClient, Envelope.none(context.mark(), kind, details));
    }

    /** A literal that is a piece of a mail; those that follow on each other are one mail. */
    LiteralLines.Taker piece(String number, long from, long length, Details details) {
        if (partial.isEmpty() || !partial.get().number.equals(number) || partial.get().next != from) {
            end();
            partial = Optional.of(new MailInPieces(number, mail(false, "mail", details)));
            if (from > 0) {
                partial.get().mail.gap(from);
            }
        }
        MailInPieces its = partial.get();
        its.next = from + length;
        return new MailTaker(its.mail, false);
    }

    /** A literal that is a part of a mail. @param from where in the part it begins */
    LiteralLines.Taker part(String name, long from) {
        FileWriter file = context.file(FileOffer.of("imap", false, name, ""));
        if (from > 0) {
            file.gap(from);
        }
        return new PartTaker(file);
    }

    /** A mail that came in pieces has no more of them. */
    void end() {
        partial.ifPresent(its -> its.mail.end());
        partial = Optional.empty();
    }
}
