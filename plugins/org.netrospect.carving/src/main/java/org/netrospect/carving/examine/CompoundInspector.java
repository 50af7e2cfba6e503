package org.netrospect.carving.examine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.file.FileContent;

/** Compound files: documents of Office before 2007, messages, installers, and the macros of all versions. */
final class CompoundInspector implements Inspector {
    private static final int MOST_STREAM = 4 << 20;
    private static final int MOST_MODULES = 64;
    /** What macros use to start by themselves, to fetch and to run. */
    private static final List<String> TELLING = List.of("autoopen", "auto_open", "document_open", "workbook_open",
            "autoexec", "autoclose", "document_close", "shell", "createobject", "getobject", "wscript", "powershell",
            "xmlhttp", "urldownloadtofile", "adodb.stream", "environ", "virtualalloc", "createthread", "callbyname",
            "frombase64string", "winmgmts");

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        CompoundFile file = new CompoundFile(content);
        findings.mediaType(kind(file, findings.mediaType()));
        findings.facts().put("listing", file.entries().stream().filter(CompoundFile.Entry::stream)
                .map(CompoundFile.Entry::path).limit(ZipInspector.MOST_LISTED).toList());
        boolean macros = file.entries().stream().anyMatch(entry -> entry.path().endsWith("VBA/dir"));
        findings.facts().put("macros", macros);
        if (file.find("EncryptedPackage").isPresent() || file.find("EncryptionInfo").isPresent()) {
            findings.facts().put("encrypted", true);
        }
        if (macros) {
            macros(file, findings);
        }
        embedded(file, findings);
    }

    private static String kind(CompoundFile file, String otherwise) {
        if (file.find("WordDocument").isPresent()) {
            return "application/msword";
        }
        if (file.find("Workbook").isPresent() || file.find("Book").isPresent()) {
            return "application/vnd.ms-excel";
        }
        if (file.find("PowerPoint Document").isPresent()) {
            return "application/vnd.ms-powerpoint";
        }
        if (file.find("__properties_version1.0").isPresent()) {
            return "application/vnd.ms-outlook";
        }
        if (file.find("VisioDocument").isPresent()) {
            return "application/vnd.visio";
        }
        if (file.find("EncryptedPackage").isPresent()) {
            return "application/x-tika-ooxml-protected";
        }
        boolean installer = file.find("").filter(root -> root.classId().startsWith("84100c00")).isPresent();
        return installer ? "application/x-msi" : otherwise;
    }

    private static void macros(CompoundFile file, Findings findings) throws IOException {
        Set<String> telling = new TreeSet<>();
        List<String> modules = new ArrayList<>();
        for (CompoundFile.Entry entry : file.entries()) {
            boolean module = entry.stream() && entry.path().contains("VBA/") && !entry.name().startsWith("_")
                    && !entry.name().equals("dir");
            if (module && modules.size() < MOST_MODULES) {
                try {
                    Optional<byte[]> source = VisualBasic.source(file.read(entry, MOST_STREAM));
                    if (source.isPresent()) {
                        modules.add(entry.name());
                        String text = new String(source.get(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                        TELLING.stream().filter(text::contains).forEach(telling::add);
                        findings.nested(entry.name() + ".bas", FileContent.of(source.get()));
                    }
                } catch (MalformedInput e) {
                    findings.remark("The macros in " + Unpacking.quoted(entry.path()) + " cannot be read: "
                            + e.getMessage() + ".");
                }
            }
        }
        findings.facts().put("macro_modules", modules);
        findings.facts().put("macro_words", List.copyOf(telling));
    }

    private static void embedded(CompoundFile file, Findings findings) throws IOException {
        List<String> names = new ArrayList<>();
        for (CompoundFile.Entry entry : file.entries()) {
            boolean packaged = entry.name().equals("\u0001Ole10Native");
            boolean attached = entry.name().startsWith("__substg1.0_37010102") || entry.name().equals("Package")
                    || entry.name().equals("CONTENTS");
            if (entry.stream() && (packaged || attached) && names.size() < MOST_MODULES) {
                byte[] bytes = file.read(entry, MOST_STREAM);
                if (entry.size() > MOST_STREAM) {
                    findings.remark("Of " + Unpacking.quoted(entry.path()) + " " + MOST_STREAM + " of " + entry.size()
                            + " bytes were taken out.");
                }
                if (packaged) {
                    names.add(nativeObject(new ByteWindow(bytes, 0, bytes.length), findings));
                } else {
                    names.add(entry.path());
                    findings.nested(entry.name(), FileContent.of(bytes));
                }
            }
        }
        findings.facts().put("embedded", names);
    }

    /** A file that was put into a document: its name, where it was, where it shall be, its content. */
    private static String nativeObject(ByteWindow object, Findings findings) {
        int at = 6;
        int end = object.indexOf(0, at);
        String name = object.latin1(at, end - at);
        at = object.indexOf(0, end + 1) + 1;
        long path = object.u32le(at + 4);
        long size = object.u32le(at + 8 + (int) Math.min(path, 1 << 16));
        int begin = at + 12 + (int) Math.min(path, 1 << 16);
        findings.nested(name, FileContent.of(object.bytes(begin, (int) Math.min(size, object.length() - begin))));
        return name;
    }
}
