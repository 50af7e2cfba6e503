package org.netrospect.workbench.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.swt.graphics.ImageData;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeFormat;

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
     * @param files the table of files
     * @param row of the file in it
     */
    public static Preview of(FileContent content, Table files, int row, TimeFormat times, int width, int height)
            throws IOException {
        String type = files.textAt(Tables.FILES.index("media_type"), row);
        FormatText format = FormatText.of(files.textAt(Tables.FILES.index("facts"), row), times);
        byte[] head = content.head(TEXT);
        byte[] first = head.length > BYTES ? Arrays.copyOf(head, BYTES) : head;
        if (type.startsWith("image/") && !type.startsWith("image/svg")) {
            Optional<ImageData> picture = Pictures.small(content, width, height);
            if (picture.isPresent()) {
                return new Preview(picture, "", first);
            }
        }
        String archive = ArchiveText.of(files, row);
        String text = archive.isEmpty() || readable(type) ? text(content, head, type) : archive;
        return new Preview(Optional.empty(), (format.warnings() + (format.warnings().isEmpty() ? "" : "\n")
                + (text.isEmpty() ? format.facts() : text)).strip(), first);
    }

    /** Whether it is read rather than unpacked. */
    private static boolean readable(String type) {
        return type.startsWith("text/") || type.equals("message/rfc822") || type.equals("application/xhtml+xml");
    }

    private static String text(FileContent content, byte[] head, String type) {
        boolean cut = content.length() > head.length;
        return switch (type) {
            case "application/pkix-cert", "application/x-x509-cert" -> CertificateText.of(head);
            case "message/rfc822" -> MailText.of(new String(head, StandardCharsets.ISO_8859_1));
            case "text/html", "application/xhtml+xml" -> HtmlText.of(text(head, cut))
                    + "\n\n(This is the text of the page; nothing of it was run or fetched. Its source follows.)\n\n"
                    + text(head, cut);
            default -> text(head, cut);
        };
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
