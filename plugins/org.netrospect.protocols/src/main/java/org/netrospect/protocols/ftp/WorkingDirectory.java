package org.netrospect.protocols.ftp;

import java.util.ArrayDeque;
import java.util.Deque;

/** The directory in which an FTP client is, as far as its commands tell. */
final class WorkingDirectory {
    private static final int LONGEST = 1 << 12;

    private String current = "";

    /** The server says where the client is: {@code "/some/directory" and more}. */
    void is(String text) {
        int open = text.indexOf('"');
        int close = text.lastIndexOf('"');
        if (open >= 0 && close > open + 1) {
            current = text.substring(open + 1, close).replace("\"\"", "\"");
        }
    }

    void change(String path, boolean success) {
        if (success) {
            current = resolve(path);
        }
    }

    /** A path as seen from here; relative as long as the directory is not known. */
    String resolve(String path) {
        boolean windows = path.matches("[A-Za-z]:.*");
        String whole = path.isEmpty() ? current
                : path.startsWith("/") || windows || current.isEmpty() ? path
                : current + (current.endsWith("/") ? "" : "/") + path;
        if (whole.length() > LONGEST || whole.indexOf('/') < 0) {
            return whole.length() > LONGEST ? path : whole;
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : whole.split("/")) {
            if (name.equals("..") && !names.isEmpty() && !names.peekLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".") && !(name.equals("..") && whole.startsWith("/"))) {
                names.addLast(name);
            }
        }
        return (whole.startsWith("/") ? "/" : "") + String.join("/", names);
    }
}
