package org.netrospect.workbench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final Period WHOLE = new Period(0, 1_000_000);

    @Test
    void zoomsAroundATimeThatStaysInPlace() {
        Period zoomed = new Period(200_000, 600_000).zoom(0.5, 300_000, WHOLE);
        assertEquals(new Period(250_000, 450_000), zoomed);
        assertEquals(0.25, zoomed.part(300_000));
    }

    @Test
    void staysWithinTheCase() {
        assertEquals(WHOLE, new Period(100_000, 900_000).zoom(4, 500_000, WHOLE));
        assertEquals(new Period(0, 400_000), new Period(100_000, 500_000).move(-0.5, WHOLE));
        assertEquals(new Period(600_000, 1_000_000), new Period(500_000, 900_000).move(0.5, WHOLE));
    }

    @Test
    void takesAMarginWhereThereIsRoom() {
        assertEquals(new Period(0, 250_000), new Period(10_000, 210_000).withMargin(0.2, WHOLE));
    }
}
