package org.netrospect.carving.examine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.FileContent;

/** RTF: objects inside, which are how its readers are attacked. */
final class RichText implements Inspector {
    private static final int MOST_OBJECTS = 64;
    private static final int LONGEST_OBJECT = 1 << 20;
    private static final int PIECE = 1 << 19;
    private static final Pattern OBJECT = Pattern.compile("\\\\obj(data|autlink|update|html|link|emb)");

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        findings.mediaType("application/rtf");
        List<String> kinds = new ArrayList<>();
        int objects = 0;
        for (long at = 0; at < content.length(); at += PIECE) {
            ByteWindow piece = content.upTo(at, PIECE + 16);
            Matcher word = OBJECT.matcher(piece.latin1(0, piece.length()));
            while (word.find() && word.start() < PIECE) {
                String kind = word.group(1).toLowerCase(Locale.ROOT);
                if (!kinds.contains(kind)) {
                    kinds.add(kind);
                }
                if (kind.equals("data") && ++objects <= MOST_OBJECTS) {
                    byte[] bytes = hex(content.upTo(at + word.end(), LONGEST_OBJECT));
                    if (bytes.length > 0) {
                        findings.nested("object-" + objects, FileContent.of(bytes));
                    }
                }
            }
        }
        findings.facts().put("objects", objects);
        findings.facts().put("object_words", kinds);
    }

    /** Bytes written as hexadecimal digits, until the group ends; attackers put blanks and words between. */
    private static byte[] hex(ByteWindow text) {
        byte[] bytes = new byte[text.length() / 2];
        int n = 0;
        int half = -1;
        for (int i = 0; i < text.length(); i++) {
            int c = text.u8(i);
            int digit = Character.digit(c, 16);
            if (c == '}' || n == bytes.length) {
                break;
            }
            if (digit >= 0 && half >= 0) {
                bytes[n++] = (byte) (half << 4 | digit);
                half = -1;
            } else if (digit >= 0) {
                half = digit;
            }
        }
        return Arrays.copyOf(bytes, n);
    }
}
