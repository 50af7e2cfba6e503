package org.netrospect.carving.examine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;

/** Texts: what runs them, and words by which scripts fetch, hide and run things. */
final class Script implements Inspector {
    private static final int MOST_READ = 1 << 18;
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("frombase64string", "decodes");
        WORDS.put("atob(", "decodes");
        WORDS.put("base64_decode", "decodes");
        WORDS.put("base64 -d", "decodes");
        WORDS.put("unescape(", "decodes");
        WORDS.put("string.fromcharcode", "decodes");
        WORDS.put("invoke-expression", "runs");
        WORDS.put("iex(", "runs");
        WORDS.put("eval(", "runs");
        WORDS.put("wscript.shell", "runs");
        WORDS.put("shell.application", "runs");
        WORDS.put("start-process", "runs");
        WORDS.put("cmd /c", "runs");
        WORDS.put("cmd.exe", "runs");
        WORDS.put("-encodedcommand", "runs");
        WORDS.put("downloadstring", "fetches");
        WORDS.put("downloadfile", "fetches");
        WORDS.put("invoke-webrequest", "fetches");
        WORDS.put("msxml2.xmlhttp", "fetches");
        WORDS.put("winhttprequest", "fetches");
        WORDS.put("bitsadmin", "fetches");
        WORDS.put("certutil", "fetches");
        WORDS.put("wget http", "fetches");
        WORDS.put("curl http", "fetches");
        WORDS.put("adodb.stream", "writes");
        WORDS.put("virtualalloc", "injects");
        WORDS.put("createremotethread", "injects");
        WORDS.put("/dev/tcp/", "connects");
    }

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        if (!findings.mediaType().startsWith("text/") && !findings.mediaType().contains("script")
                && !findings.mediaType().contains("xml") && !findings.mediaType().contains("x-sh")
                && !findings.mediaType().contains("x-bat")) {
            return;
        }
        ByteWindow bytes = content.upTo(0, MOST_READ);
        String text = bytes.latin1(0, bytes.length());
        if (text.startsWith("#!")) {
            findings.facts().put("interpreter", text.substring(2, Math.min(200, text.length())).lines().findFirst()
                    .orElse("").strip());
        }
        // UTF-16 is read as if it were Latin: its zeros are taken out
        String plain = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        String lower = plain.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        WORDS.forEach((word, does) -> {
            if (lower.contains(word)) {
                found.add(word.strip());
            }
        });
        findings.facts().put("script_words", found);
        findings.facts().put("script_does", WORDS.entrySet().stream().filter(each -> lower.contains(each.getKey()))
                .map(Map.Entry::getValue).distinct().toList());
        if (lower.contains("<script") || lower.contains("javascript:")) {
            findings.facts().put("scripts", true);
        }
    }
}
