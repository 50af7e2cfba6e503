package org.netrospect.workbench.help;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;

/** Shows the help page of a view. */
public final class HelpView extends ViewPart {
    public static final String ID = "org.netrospect.workbench.help";

    private CaseContext context;
    private Background background;
    private StyledText text;
    private String page = "";

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        text = new StyledText(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        Palette.own(text);
        text.setMargins(14, 12, 14, 12);
        text.setLineSpacing(3);
        background = context.background(text);
        context.addListener(text, new ContextListener() {
            @Override
            public void settingsChanged() {
                render();
            }
        });
        show("keys");
    }

    /** Shows the page of this name, such as {@code sessions}; the overview if there is none. */
    public void show(String name) {
        background.run("Reading the help", cancelled -> read(name), read -> {
            page = read;
            render();
        });
    }

    private static String read(String name) throws IOException {
        Optional<InputStream> page = Optional.ofNullable(HelpView.class.getResourceAsStream("/help/" + name + ".md"));
        try (InputStream in = page.orElseGet(() -> HelpView.class.getResourceAsStream("/help/keys.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void render() {
        HelpText help = HelpText.of(page, context.palette());
        text.setBackground(context.palette().background());
        text.setForeground(context.palette().text());
        text.setText(help.text());
        text.setStyleRanges(help.styles().toArray(new StyleRange[0]));
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }
}
