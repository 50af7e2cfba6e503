package org.netrospect.workbench;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;

/**
 * Colours and fonts of what Netrospect draws itself, light or dark. Calm blues; red and amber for findings alone. Fonts
 * belong to JFace's registry: nothing is disposed by who uses it.
 *
 * @param dark whether it is the dark one
 * @param background of tables, texts and charts
 * @param text written on it
 * @param dim text that matters less
 * @param line hair lines
 * @param header behind column titles and headings
 * @param stripe behind every other row, next to the background
 * @param hover behind the row under the pointer
 * @param selection behind selected rows
 * @param selectionText written on selected rows
 * @param inactiveSelection behind selected rows of a widget without the focus
 * @param accent lines, marks and bars
 * @param soft wide areas of a chart behind the accent
 * @param bad a finding
 * @param warn a doubt
 * @param good all well
 * @param keyword words of the filter language
 * @param literal values in the filter language
 * @param quoted texts in the filter language
 * @param client what the client sent, and behind it
 * @param clientBack behind what the client sent
 * @param server what the server sent
 * @param serverBack behind what the server sent
 * @param mark behind what a rule looks for
 */
public record Palette(boolean dark, Color background, Color text, Color dim, Color line, Color header, Color stripe,
        Color hover, Color selection, Color selectionText, Color inactiveSelection, Color accent, Color soft, Color bad,
        Color warn, Color good, Color keyword, Color literal, Color quoted, Color client, Color clientBack,
        Color server, Color serverBack, Color mark, Font plain, Font bold, Font mono, Font small, Font heading) {

    /** @param theme {@code light}, {@code dark}, or {@code system} for what the desktop has */
    public static Palette of(Display display, String theme) {
        boolean dark = theme.equals("dark") || theme.equals("system") && Display.isSystemDarkTheme();
        Fonts fonts = Fonts.of(display);
        return dark ? dark(fonts) : light(fonts);
    }

    /** Leaves the colours of a widget to its owner: the theme's style sheet has colours of its own for some. */
    public static void own(Widget widget) {
        widget.setData("org.eclipse.e4.ui.css.disabled", true);
    }

    private record Fonts(Font plain, Font bold, Font mono, Font small, Font heading) {
        static Fonts of(Display display) {
            Font plain = display.getSystemFont();
            int height = Math.max(8, plain.getFontData()[0].getHeight());
            FontDescriptor base = FontDescriptor.createFrom(plain);
            return new Fonts(plain, make(base.setStyle(SWT.BOLD)),
                    make(FontDescriptor.createFrom(JFaceResources.getTextFont()).setHeight(Math.max(8, height - 1))),
                    make(base.setHeight(Math.max(7, height - 1))),
                    make(base.setHeight(height + 6).setStyle(SWT.BOLD)));
        }

        private static Font make(FontDescriptor font) {
            return JFaceResources.getResources().create(font);
        }
    }

    private static Palette light(Fonts f) {
        return new Palette(false, color(0xffffff), color(0x1f2733), color(0x6b7685), color(0xe3e7ec), color(0xf4f6f8),
                color(0xfafbfc), color(0xeff4fb), color(0xd6e5fb), color(0x12203a), color(0xe6eaf0), color(0x2f6fdb),
                color(0x9db9e8), color(0xcf352b), color(0xd98a12), color(0x35935a), color(0x7a2ea0), color(0xb4530a),
                color(0x16794c), color(0x9d2323), color(0xfdf1f0), color(0x1d4f9e), color(0xeff4fd), color(0xffe3a1),
                f.plain, f.bold,
                f.mono, f.small, f.heading);
    }

    private static Palette dark(Fonts f) {
        return new Palette(true, color(0x1e2229), color(0xd8dee8), color(0x8e99a8), color(0x343b46), color(0x272c35),
                color(0x21262d), color(0x2a313c), color(0x2c4a76), color(0xf2f6fc), color(0x343c48), color(0x6ea0f0),
                color(0x40608f), color(0xf0695f), color(0xe8ab4a), color(0x63be8a), color(0xc792ea), color(0xf0a868),
                color(0x8fd19e), color(0xf29089), color(0x3a2729), color(0x8db8ff), color(0x232f42), color(0x6e5314),
                f.plain, f.bold,
                f.mono, f.small, f.heading);
    }

    private static Color color(int rgb) {
        return new Color(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
