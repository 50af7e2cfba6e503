package org.netrospect.carving.name;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a media type is, coarsely. */
public enum Family {
    EXECUTABLE("an executable"), SCRIPT("a script"), ARCHIVE("an archive"), DOCUMENT("a document"), IMAGE("an image"),
    AUDIO("sound"), VIDEO("a film"), FONT("a font"), TEXT("text"), UNKNOWN("nothing known");

    private static final Map<String, Family> TYPES = new HashMap<>();
    private static final Map<String, Family> EXTENSIONS = new HashMap<>();

    static {
        types(EXECUTABLE, "vnd.microsoft.portable-executable", "x-dosexec", "x-msdownload", "x-ms-installer", "x-msi",
                "x-executable", "x-sharedlib", "x-object", "x-coredump", "x-elf", "x-mach-o", "x-mach-o-universal",
                "x-mach-o-executable", "x-dex", "java-vm", "x-ms-shortcut", "x-python-code", "wasm", "x-msdos-program");
        types(SCRIPT, "x-sh", "x-bat", "javascript", "x-javascript", "x-php", "x-powershell", "x-perl", "x-python",
                "hta");
        types(ARCHIVE, "zip", "gzip", "x-gzip", "x-7z-compressed", "x-rar-compressed", "vnd.rar", "x-tar", "x-gtar",
                "x-bzip2", "x-bzip", "x-xz", "zstd", "vnd.ms-cab-compressed", "java-archive", "x-arj", "x-cpio",
                "x-archive", "x-debian-package", "x-rpm", "x-iso9660-image", "vnd.android.package-archive", "x-lz4",
                "x-compress", "x-lzh-compressed", "x-lharc", "x-zip-compressed");
        types(DOCUMENT, "pdf", "msword", "rtf", "vnd.ms-excel", "vnd.ms-powerpoint", "vnd.ms-outlook", "onenote",
                "x-tika-msoffice", "x-tika-ooxml", "vnd.visio", "postscript", "epub+zip", "vnd.ms-htmlhelp",
                "x-tika-ooxml-protected", "vnd.ms-word.document.macroenabled.12");
        types(TEXT, "json", "xml", "xhtml+xml", "x-pem-file", "x-x509-cert", "mbox", "rss+xml", "atom+xml",
                "manifest+json");
        extensions(EXECUTABLE, "exe dll sys scr com cpl ocx msi elf so dylib class dex lnk drv efi");
        extensions(SCRIPT, "sh bat cmd vbs vbe js jse ps1 psm1 php py pl hta wsf");
        extensions(ARCHIVE, "zip rar 7z gz tgz bz2 xz tar cab arj jar apk iso lzh zst");
        extensions(DOCUMENT, "pdf doc docx docm dot dotm xls xlsx xlsm xlsb ppt pptx pptm rtf odt ods odp msg one");
        extensions(IMAGE, "jpg jpeg png gif bmp tif tiff webp ico psd heic avif");
        extensions(AUDIO, "mp3 wav ogg flac aac m4a wma mid");
        extensions(VIDEO, "mp4 avi mov mkv webm flv wmv mpg mpeg 3gp");
        extensions(FONT, "ttf otf woff woff2 eot");
        extensions(TEXT, "txt csv log html htm css json xml svg md ini yaml yml");
    }

    private static final List<Set<Family>> ALIKE = List.of(Set.of(TEXT, SCRIPT), Set.of(AUDIO, VIDEO),
            Set.of(ARCHIVE, DOCUMENT));

    private final String words;

    Family(String words) {
        this.words = words;
    }

    private static void types(Family family, String... names) {
        for (String name : names) {
            TYPES.put("application/" + name, family);
        }
    }

    private static void extensions(Family family, String names) {
        for (String name : names.split(" ")) {
            EXTENSIONS.put(name, family);
        }
    }

    /** Of a media type, parameters or not. */
    public static Family ofType(String mediaType) {
        int end = mediaType.indexOf(';');
        String type = (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Family known = TYPES.get(type);
        if (known != null) {
            return known;
        }
        if (type.startsWith("application/vnd.openxmlformats") || type.startsWith("application/vnd.oasis")
                || type.startsWith("application/vnd.ms-")) {
            return DOCUMENT;
        }
        if (type.startsWith("text/") || type.endsWith("+xml") || type.endsWith("+json")) {
            return type.endsWith("script") || type.startsWith("text/x-p") ? SCRIPT : TEXT;
        }
        return type.startsWith("image/") ? IMAGE : type.startsWith("audio/") ? AUDIO
                : type.startsWith("video/") ? VIDEO : type.contains("font") ? FONT : UNKNOWN;
    }

    /** Of a file's name, by its extension. */
    public static Family ofName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? UNKNOWN
                : EXTENSIONS.getOrDefault(name.substring(dot + 1).strip().toLowerCase(Locale.ROOT), UNKNOWN);
    }

    /** With its article: {@code an executable}. */
    public String words() {
        return words;
    }

    /** Whether both can be said of one file. */
    boolean goesWith(Family other) {
        return this == other || ALIKE.stream().anyMatch(pair -> pair.contains(this) && pair.contains(other));
    }
}
