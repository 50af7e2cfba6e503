package org.netrospect.carving.examine;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;

/** ZIP and what is packed in it: documents of Office and OpenDocument, Java and Android programs. */
final class ZipInspector implements Inspector {
    /** Names that are listed. */
    static final int MOST_LISTED = 200;
    private static final int MOST_RELATIONS = 200;
    private static final int LONGEST_TEXT = 1 << 20;
    /** What is worth taking out of programs and documents; of plain archives everything is. */
    private static final Set<String> WORTH = Set.of("exe", "dll", "so", "dex", "jar", "apk", "bin", "ole", "doc",
            "docx", "xls", "xlsx", "rtf", "vbs", "js", "ps1", "bat", "zip", "swf", "pdf", "lnk", "hta", "msi");
    private static final Pattern EXTERNAL = Pattern.compile(
            "<Relationship\\b[^>]{0,2000}?TargetMode=\"External\"[^>]{0,2000}>");
    private static final Pattern TARGET = Pattern.compile("Target=\"([^\"]{1,1000})\"");

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        ZipDirectory directory = ZipDirectory.of(content);
        Details facts = findings.facts();
        List<ZipDirectory.Entry> entries = directory.entries();
        facts.put("entries", directory.total());
        facts.put("listing", entries.stream().limit(MOST_LISTED).map(ZipDirectory.Entry::name).toList());
        if (entries.size() < directory.total()) {
            findings.remark("It claims " + directory.total() + " entries; " + entries.size() + " were read.");
        }
        boolean encrypted = entries.stream().anyMatch(ZipDirectory.Entry::encrypted);
        if (encrypted) {
            facts.put("encrypted", true);
        }
        String type = kind(content, directory);
        findings.mediaType(type);
        boolean plain = type.equals("application/zip");
        boolean office = type.contains("officedocument") || type.startsWith("application/vnd.ms-")
                || type.endsWith("ooxml");
        if (office || type.contains("oasis")) {
            facts.put("macros", entries.stream().anyMatch(entry -> entry.name().endsWith("vbaProject.bin")
                    || entry.name().startsWith("Basic/") && !entry.directory()));
        }
        if (office) {
            relations(content, directory, findings);
        }
        Unpacking unpacking = new Unpacking(findings);
        for (ZipDirectory.Entry entry : entries) {
            if (entry.readable() && (plain || worth(entry.name())) && !take(content, directory, entry, unpacking,
                    findings)) {
                break;
            }
        }
    }

    private static boolean worth(String name) {
        int dot = name.lastIndexOf('.');
        return name.contains("/embeddings/")
                || dot >= 0 && WORTH.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean take(Content content, ZipDirectory directory, ZipDirectory.Entry entry,
            Unpacking unpacking, Findings findings) throws IOException {
        try {
            long data = directory.data(entry);
            return entry.deflated()
                    ? unpacking.unpack(entry.name(), entry.packed(), () -> inflated(content, data, entry))
                    : unpacking.stored(entry.name(), content.part(data, entry.size()));
        } catch (MalformedInput e) {
            findings.remark("The file " + Unpacking.quoted(entry.name()) + " cannot be taken out: " + e.getMessage());
            return true;
        }
    }

    private static InputStream inflated(Content content, long data, ZipDirectory.Entry entry) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(content.stream(data, data + Math.max(0, entry.packed())), inflater, 1 << 13) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    /** The beginning of an entry; empty if it is not there or cannot be read. */
    private static String text(Content content, ZipDirectory directory, String name) throws IOException {
        ZipDirectory.Entry entry = directory.find(name).filter(ZipDirectory.Entry::readable).orElse(
                new ZipDirectory.Entry("", 0, false, 0, 0, -1));
        if (entry.local() < 0) {
            return "";
        }
        try (InputStream in = entry.deflated() ? inflated(content, directory.data(entry), entry)
                : new ByteArrayInputStream(content.upTo(directory.data(entry),
                        (int) Math.min(entry.size(), LONGEST_TEXT)).array())) {
            return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
        } catch (ZipException | EOFException e) {
            return "";
        }
    }

    private static String kind(Content content, ZipDirectory directory) throws IOException {
        if (directory.find("[Content_Types].xml").isPresent()) {
            return office(text(content, directory, "[Content_Types].xml"), directory);
        }
        String declared = text(content, directory, "mimetype").strip();
        if (declared.matches("application/[a-z0-9.+-]{1,100}")) {
            return declared;
        }
        if (directory.find("AndroidManifest.xml").isPresent()) {
            return "application/vnd.android.package-archive";
        }
        if (directory.entries().stream().anyMatch(entry -> entry.name().matches("Payload/[^/]+\\.app/.*"))) {
            return "application/x-itunes-ipa";
        }
        return directory.find("META-INF/MANIFEST.MF").isPresent() ? "application/java-archive" : "application/zip";
    }

    private static String office(String types, ZipDirectory directory) {
        Matcher main = Pattern.compile("ContentType=\"(application/vnd\\.[^\"]{1,200})\\.main\\+xml\"").matcher(types);
        if (main.find()) {
            String type = main.group(1);
            return type.contains("macroEnabled") ? type + ".12" : type;
        }
        if (types.contains("ms-package.xps")) {
            return "application/vnd.ms-xpsdocument";
        }
        return directory.entries().stream().anyMatch(entry -> entry.name().equals("xl/workbook.bin"))
                ? "application/vnd.ms-excel.sheet.binary.macroEnabled.12" : "application/x-tika-ooxml";
    }

    private static void relations(Content content, ZipDirectory directory, Findings findings) throws IOException {
        List<String> links = new ArrayList<>();
        int read = 0;
        for (ZipDirectory.Entry entry : directory.entries()) {
            if (entry.name().endsWith(".rels") && ++read <= MOST_RELATIONS) {
                Matcher external = EXTERNAL.matcher(text(content, directory, entry.name()));
                while (external.find() && links.size() < MOST_RELATIONS) {
                    Matcher target = TARGET.matcher(external.group());
                    if (target.find()) {
                        links.add(target.group(1));
                    }
                }
            }
        }
        findings.facts().put("external_links", links);
        findings.facts().put("embedded", directory.entries().stream().map(ZipDirectory.Entry::name)
                .filter(name -> name.contains("/embeddings/") && !name.endsWith("/")).limit(MOST_LISTED).toList());
    }
}
