package org.netrospect.replay.virus.signature;

/** Kinds of files that signatures are for, by the numbers that ClamAV gives them. */
enum Target {
    ANY(0), PE(1), OLE2(2), MAIL(4), GRAPHICS(5), ELF(6), MACH_O(9), PDF(10), FLASH(11), JAVA(12);

    private static final int HTML = 3;
    private static final int TEXT = 7;

    private final int number;

    Target(int number) {
        this.number = number;
    }

    static Target of(String text) throws WrongSignature {
        for (Target target : values()) {
            if (text.equals(Integer.toString(target.number))) {
                return target;
            }
        }
        if (text.equals(Integer.toString(HTML)) || text.equals(Integer.toString(TEXT))) {
            throw new WrongSignature("it is for normalised "
                    + (text.equals(Integer.toString(HTML)) ? "HTML" : "text") + ", which is not made here");
        }
        throw new WrongSignature("it is for a kind of file that has no meaning here");
    }
}
