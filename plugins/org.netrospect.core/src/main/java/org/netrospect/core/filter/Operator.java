package org.netrospect.core.filter;

/** What a field is asked. */
enum Operator {
    EQUAL("="), UNEQUAL("!="), LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">="), MATCHES("~"), IN("in"),
    EXISTS("exists");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
