package org.netrospect.workbench.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.graphics.ImageData;
import org.netrospect.core.file.FileContent;

/**
 * What can be shown of a file without running anything of it: a picture, a text, and its first bytes.
 *
 * @param text "" if it is none
 * @param bytes the first of them
 */
public record Preview(Optional<ImageData> picture, String text, byte[] bytes) {
    private static final int TEXT = 256 << 10;
    private static final int BYTES = 64 << 10;

    /**
     * Reads it; not on the user-interface thread.
     *
     * @param type media type by content
     * @param facts what its examination said, as JSON
     */
    public static Preview of(FileContent content, String type, String facts, int width, int height)
            throws IOException {
        byte[] head = content.head(TEXT);
        byte[] first = head.length > BYTES ? Arrays.copyOf(head, BYTES) : head;
        if (type.startsWith("image/") && !type.startsWith("image/svg")) {
            return new Preview(Pictures.small(content, width, height), "", first);
        }
        if (type.equals("application/pkix-cert") || type.equals("application/x-x509-cert")) {
            return new Preview(Optional.empty(), CertificateText.of(head), first);
        }
        List<String> entries = Listing.of(facts);
        if (!entries.isEmpty()) {
            return new Preview(Optional.empty(), "Archive with\n\n    " + String.join("\n    ", entries), first);
        }
        boolean cut = content.length() > head.length;
        return new Preview(Optional.empty(), switch (type) {
            case "message/rfc822" -> MailText.of(new String(head, StandardCharsets.ISO_8859_1));
            case "text/html", "application/xhtml+xml" -> HtmlText.of(text(head, cut))
                    + "\n\n(The text of a page: nothing of it was run or fetched. Its source stands below.)";
            default -> text(head, cut);
        }, first);
    }

    /** The bytes as text if they are one: UTF-8, or mostly printable. */
    private static String text(byte[] bytes, boolean cut) {
        int control = 0;
        for (byte b : bytes) {
            if (b == 0 || (b & 0xff) < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b) {
                control++;
            }
        }
        if (bytes.length == 0 || control * 100L > bytes.length) {
            return "";
        }
        String more = cut ? "\n… the first 256 KB are shown" : "";
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)) + more;
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1) + more;
        }
    }
}
