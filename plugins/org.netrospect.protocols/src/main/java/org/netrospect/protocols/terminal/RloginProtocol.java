package org.netrospect.protocols.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** BSD's rlogin (RFC 1282): who logs in as whom, and what is typed. */
public final class RloginProtocol implements Protocol {
    private static final int LONGEST = 256;

    @Override
    public String name() {
        return "rlogin";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(513);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client();
        if (bytes.u8(0) != 0 || opening.session().serverPort() != 513) {
            return Recognition.NO;
        }
        return bytes.length() == 1 || words(bytes.latin1(0, Math.min(bytes.length(), LONGEST))) ? Recognition.UNSURE
                : Recognition.NO;
    }

    private static boolean words(String text) {
        String[] words = text.split("\0", -1);
        return words.length >= 5 && words[3].matches("[\\w.+-]{1,40}/\\d{1,7}");
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Reader(new TerminalDialogue(context, name()));
    }

    private static final class Reader implements Analyzer {
        private final TerminalDialogue dialogue;
        private final byte[] opening = new byte[LONGEST];
        private int length;
        private int zeros;
        private boolean greeted;

        Reader(TerminalDialogue dialogue) {
            this.dialogue = dialogue;
        }

        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            for (int i = 0; i < bytes.length(); i++) {
                if (!fromClient) {
                    dialogue.written(bytes.u8(i));
                } else if (greeted) {
                    dialogue.typed(bytes.u8(i));
                } else {
                    greeting(bytes.u8(i));
                }
            }
            if (!fromClient) {
                dialogue.pause();
            }
        }

        /** A zero, then the user here, the user there, and the terminal, each ended by a zero. */
        private void greeting(int b) {
            if (length < LONGEST) {
                opening[length++] = (byte) b;
            }
            zeros += b == 0 ? 1 : 0;
            greeted = zeros == 4 || length == LONGEST;
            if (zeros == 4) {
                String[] words = new String(opening, 0, length, StandardCharsets.ISO_8859_1).split("\0");
                if (words.length > 2) {
                    dialogue.trusted(words[2], "host", words[1]);
                }
            }
        }

        @Override
        public void gap(boolean fromClient, long length) {
            // what was typed is read as far as it is there
        }

        @Override
        public void end(boolean fromClient) {
            if (!fromClient) {
                dialogue.end();
            }
        }
    }
}
