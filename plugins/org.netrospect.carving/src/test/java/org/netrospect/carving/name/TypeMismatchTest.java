package org.netrospect.carving.name;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypeMismatchTest {
    private static final String PROGRAM = "application/vnd.microsoft.portable-executable";

    @ParameterizedTest
    @CsvSource({"a.jpg,image/jpeg,image/jpeg", "a.jpg,image/jpeg,image/png", "a.js,text/plain,application/javascript",
            "a.docx,application/octet-stream,application/zip", "a,'',application/pdf",
            "a.exe,application/x-msdownload,application/x-dosexec", "a.html,text/html; charset=utf-8,text/plain",
            "a.mp4,video/mp4,audio/mp4", "a.txt,text/plain,application/octet-stream", "a.unknown,x/y,image/png"})
    void hasNothingToSayWhereAllFits(String name, String declared, String found) {
        assertEquals(List.of(), TypeMismatch.of(name, declared, found));
    }

    @Test
    void saysWhatTheNameAndTheSenderClaim() {
        assertEquals(List.of("Its name ends like an image, its content is an executable (" + PROGRAM + ").",
                "It was declared as text/plain, its content is an executable (" + PROGRAM + ")."),
                TypeMismatch.of("a.jpg", "text/plain", PROGRAM));
    }

    @Test
    void saysThatAPictureHasNoMarkOfOne() {
        assertEquals(List.of("It was declared as image/png, its content is nothing known (application/octet-stream)."),
                TypeMismatch.of("", "image/png", "application/octet-stream"));
    }

    @Test
    void saysThatANameHasTwoExtensions() {
        assertEquals(List.of("Its name has two extensions, the first of which is that of a document."),
                TypeMismatch.of("invoice.pdf.exe", "", PROGRAM));
    }

    @Test
    void saysThatANameTurnsTheDirectionOfWriting() {
        assertEquals(List.of("Its name turns the direction of writing, so that its end is not where it is read."),
                TypeMismatch.of("ab\u202egpj.exe", "", PROGRAM));
    }
}
