package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.find;
import static org.netrospect.carving.extent.Step.peek;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Searches;
import org.netrospect.carving.extent.Step;

/** Texts: pages, scripts, mail, cards, armoured keys. They end with an end mark or the first byte of no text. */
final class Texts {
    /** A text without a mark at its end has at least this. */
    private static final int SHORTEST = 48;
    private static final Pattern LABEL = Pattern.compile("-----BEGIN [A-Z0-9][A-Z0-9 ]{2,40}-----[\\r\\n](?s:.*)");
    private static final Pattern HEADERS = Pattern.compile("(?s)[A-Za-z-]+: ?[^\\r\\n]*\\r?\\n.*");

    private static final List<String> LETTER = List.of("\nFrom: ", "\nTo: ", "\nDate: ", "\nSubject: ",
            "\nMessage-ID: ", "\nMIME-Version: ");

    static final List<Format> ALL = List.of(
            Format.text("html", "text/html", () -> check(0, SHORTEST, Texts::html), Signature.of("<!DOCTYPE html"),
                    Signature.of("<!doctype html"), Signature.of("<!DOCTYPE HTML"), Signature.of("<html"),
                    Signature.of("<HTML>")),
            Format.text("xml", "application/xml", () -> check(0, SHORTEST, p -> text(p) && !p.has(6, "\0")
                    ? find(0, new XmlEnd(), Texts::line) : Step.NO), Signature.of("<?xml version="),
                    Signature.of("<svg xmlns="), Signature.of("<svg width=")),
            script("sh", "application/x-sh", "#!/bin/", "#!/usr/bin/", "#!/usr/local/"),
            script("php", "text/x-php", "<?php"),
            atStart("bat", "application/x-bat", "@echo off", "@ECHO OFF", "@Echo off"),
            atStart("vbs", "text/vbscript", "Option Explicit", "On Error Resume ", "Set objShell", "Set WshShell",
                    "Dim objShell", "CreateObject("),
            atStart("ps1", "text/x-powershell", "#requires", "[CmdletBinding", "Set-StrictMode", "Import-Module",
                    "$ErrorActionPre", "Invoke-Expressio", "IEX(", "IEX (", "powershell "),
            atStart("js", "text/javascript", "function ", "(function(", "!function(", "\"use strict\"", "'use strict'",
                    "var _0x", "window.", "document.write("),
            atStart("py", "text/x-python", "import os", "import sys", "import socket", "from __future__", "import re"),
            Format.text("eml", "message/rfc822", () -> check(0, SHORTEST, Texts::mail),
                    Signature.atStart("Return-Path:"), Signature.atStart("Received: from"),
                    Signature.atStart("MIME-Version:"),
                    Signature.atStart("Delivered-To:"), Signature.atStart("Message-ID: <"),
                    Signature.atStart("X-Mozilla-Status"), Signature.atStart("DKIM-Signature:")),
            Format.text("eml", "message/rfc822", () -> check(0, 96, Texts::letter), Signature.atStart("From: "),
                    Signature.atStart("To: "), Signature.atStart("Date: "), Signature.atStart("Subject: "),
                    Signature.atStart("Content-Type: "), Signature.atStart("User-Agent: ")),
            Format.text("mbox", "application/mbox", () -> check(0, 80, Texts::mailbox), Signature.atStart("From ")),
            Format.text("vcf", "text/vcard", () -> card("END:VCAR"), Signature.of("BEGIN:VCARD")),
            Format.text("ics", "text/calendar", () -> card("VCALENDA"), Signature.of("BEGIN:VCALENDAR")),
            Format.text("pem", "application/x-pem-file", () -> check(0, 64, p -> LABEL.matcher(p.text(0, 64)).matches()
                    ? find(11, Searches.text("----END ", false), mark -> find(mark.at(),
                            Searches.text("-----", false), Texts::line)) : Step.NO), Signature.of("-----BEGIN ")),
            Format.text("ppk", "application/x-putty-private-key", () -> check(0, SHORTEST, p -> text(p)
                    ? find(11, Searches.text("te-MAC: ", false), mark -> find(mark.at(), Searches.line(),
                            Texts::line)) : Step.NO), Signature.of("PuTTY-User-Key-F")),
            Format.text("url", "application/x-mswinurl", () -> check(0, SHORTEST, p -> text(p)
                    ? untilNoText() : Step.NO), Signature.of("[InternetShortcu")));

    private Texts() {
    }

    private static Format script(String name, String type, String... beginnings) {
        return new Format(name, type, List.of(beginnings).stream().map(Signature::of).toList(), Format.LARGEST_TEXT,
                textual());
    }

    private static Format atStart(String name, String type, String... beginnings) {
        return new Format(name, type, List.of(beginnings).stream().map(Signature::atStart).toList(),
                Format.LARGEST_TEXT, textual());
    }

    private static Supplier<Step> textual() {
        return () -> check(0, SHORTEST, p -> text(p) ? untilNoText() : Step.NO);
    }

    private static Step untilNoText() {
        return find(0, Searches.endOfText(), p -> end(p.at()));
    }

    private static boolean text(Piece p) {
        for (int i = 0; i < p.length(); i++) {
            if (!Searches.isText((byte) p.u8(i))) {
                return false;
            }
        }
        return true;
    }

    private static Step html(Piece p) {
        return text(p) ? find(0, Searches.either(Searches.text("</html>", true), Searches.endOfText()), Texts::line)
                : Step.NO;
    }

    /** Ends behind the end of the line in hand. */
    private static Step line(Piece mark) {
        return peek(mark.at(), 2, p -> end(p.at() + (p.has(0, "\r\n") ? 2 : p.has(0, "\n") ? 1 : 0)));
    }

    private static Step card(String mark) {
        return check(0, 32, p -> text(p) ? find(16, Searches.text(mark, false), end -> find(end.at(), Searches.line(),
                q -> end(q.at()))) : Step.NO);
    }

    private static Step mail(Piece p) {
        return text(p) && HEADERS.matcher(p.text(0, p.length()) + "\n").matches() ? untilNoText() : Step.NO;
    }

    /** A mail that begins with a field that others have too: it must have two that only mail has so together. */
    private static Step letter(Piece p) {
        String head = "\n" + p.text(0, p.length());
        long fields = LETTER.stream().filter(head::contains).count();
        return fields > 1 ? mail(p) : Step.NO;
    }

    private static Step mailbox(Piece p) {
        boolean line = p.text(0, p.length()).matches("(?s)From \\S+@?\\S* +(Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*");
        return line && text(p) ? untilNoText() : Step.NO;
    }
}
