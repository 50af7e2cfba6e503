package org.netrospect.replay.indicator;

/** One value a line; what stands behind it, and comments, are its description. Lines of a hosts file are names. */
final class PlainIndicators implements LineIndicators {
    private final IndicatorReader reader;

    PlainIndicators(IndicatorReader reader) {
        this.reader = reader;
    }

    @Override
    public void line(String line, String place) {
        String bare = line.strip();
        if (bare.startsWith("#") || bare.startsWith(";") || bare.startsWith("//")) {
            return;
        }
        String[] words = bare.split("\\s+", 2);
        String rest = words.length < 2 ? "" : words[1];
        boolean hosts = words[0].equals("0.0.0.0") || words[0].equals("127.0.0.1") || words[0].equals("::1");
        if (hosts && !rest.isEmpty()) {
            for (String name : rest.replaceFirst("#.*", "").strip().split("\\s+")) {
                reader.guessed(name, "", "", "", place);
            }
        } else {
            reader.guessed(words[0], "", "", rest.replaceFirst("^[#;,-]+\\s*", ""), place);
        }
    }
}
