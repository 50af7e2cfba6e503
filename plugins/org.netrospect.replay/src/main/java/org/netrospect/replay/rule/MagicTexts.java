package org.netrospect.replay.rule;

import java.util.Locale;
import java.util.Map;

/**
 * How the program {@code file} describes kinds of content, as far as its words are the same for all files of a kind:
 * what {@code filemagic} asks for. All in lower case.
 */
public final class MagicTexts {
    /** By media type or its beginning. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("application/pdf", "pdf document, version"),
            Map.entry("image/png", "png image data"), Map.entry("image/jpeg", "jpeg image data"),
            Map.entry("image/gif", "gif image data, version 8"), Map.entry("image/bmp", "pc bitmap"),
            Map.entry("application/zip", "zip archive data"), Map.entry("application/gzip", "gzip compressed data"),
            Map.entry("application/x-rar-compressed", "rar archive data"),
            Map.entry("application/x-7z-compressed", "7-zip archive data, version"),
            Map.entry("application/x-bzip2", "bzip2 compressed data"),
            Map.entry("application/x-xz", "xz compressed data"),
            Map.entry("application/vnd.ms-cab-compressed", "microsoft cabinet archive data"),
            Map.entry("application/x-msdownload", "executable for ms windows"),
            Map.entry("application/vnd.microsoft.portable-executable", "executable for ms windows"),
            Map.entry("application/x-dosexec", "executable for ms windows"),
            Map.entry("application/x-elf", "elf"), Map.entry("application/x-executable", "elf"),
            Map.entry("application/x-sharedlib", "elf"),
            Map.entry("application/x-shockwave-flash", "macromedia flash data"),
            Map.entry("application/java-archive", "java archive data (jar)"),
            Map.entry("application/java-vm", "compiled java class data, version"),
            Map.entry("application/x-tika-msoffice", "composite document file v2 document"),
            Map.entry("application/x-tika-ooxml", "microsoft ooxml"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "microsoft word 2007+"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "microsoft excel 2007+"),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "microsoft powerpoint 2007+"),
            Map.entry("text/html", "html document"), Map.entry("application/rtf", "rich text format data"));

    private MagicTexts() {
    }

    /** The description of a media type, "" if there is none. */
    public static String of(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return TEXTS.getOrDefault(type, "");
    }

    /** Whether a text that is sought stands in the description of some kind. @param part in lower case */
    static boolean known(String part) {
        return TEXTS.values().stream().anyMatch(text -> text.contains(part));
    }
}
