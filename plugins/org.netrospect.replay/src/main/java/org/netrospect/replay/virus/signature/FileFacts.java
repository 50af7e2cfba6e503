package org.netrospect.replay.virus.signature;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What signatures may ask of a file besides its bytes. The first {@code length} bytes of {@code data} are the file. */
record FileFacts(byte[] data, int length, Set<Target> targets, Optional<Executable> executable) {
    private static final int MAIL_HEAD = 2048;
    private static final List<String> MAIL = List.of("From ", "From:", "Received:", "Return-Path:", "Return-path:",
            "Delivered-To:", "Message-ID:", "Message-Id:", "MIME-Version:", "Subject:", "Date:", "To:",
            "X-Originating-IP:", "X-Apparently-To:", "X-Envelope-From:", "X-Symantec-", "X-EVS", "X-Real-To:",
            "X-Sieve:", ">From ", "Reply-To:", "Content-Type:");

    static FileFacts of(byte[] data, int length) {
        Set<Target> targets = EnumSet.of(Target.ANY);
        Numbers big = new Numbers(data, length, false);
        long four = big.unsigned(0, 4);
        if (four >>> 16 == 0x4d5a) {
            targets.add(Target.PE);
        } else if (big.unsigned(0, 8) == 0xd0cf11e0a1b11ae1L) {
            targets.add(Target.OLE2);
        } else if (four == 0x7f454c46) {
            targets.add(Target.ELF);
        } else if (four == 0xfeedfaceL || four == 0xfeedfacfL || four == 0xcefaedfeL || four == 0xcffaedfeL) {
            targets.add(Target.MACH_O);
        } else if (four == 0xcafebabeL) {
            // a fat Mach-O file has the number of its programs where a class has its version, which is 45 or more
            targets.add(big.unsigned(4, 4) < 45 ? Target.MACH_O : Target.JAVA);
        } else if (four >>> 8 == 0x465753) {
            targets.add(Target.FLASH);
        } else if (four == 0x25504446) {
            targets.add(Target.PDF);
        } else if (four == 0x47494638 || four == 0x89504e47L || four >>> 8 == 0xffd8ffL || four == 0x49492a00
                || four == 0x4d4d002a || four >>> 16 == 0x424d) {
            targets.add(Target.GRAPHICS);
        } else if (mail(data, length)) {
            targets.add(Target.MAIL);
        }
        Optional<Executable> executable = targets.contains(Target.PE) ? Executable.pe(data, length)
                : targets.contains(Target.ELF) ? Executable.elf(data, length) : Optional.empty();
        return new FileFacts(data, length, Set.copyOf(targets), executable);
    }

    private static boolean mail(byte[] data, int length) {
        String head = new String(data, 0, Math.min(length, MAIL_HEAD), StandardCharsets.ISO_8859_1);
        return MAIL.stream().anyMatch(head::startsWith) && head.indexOf('\n') > 0;
    }
}
