package org.netrospect.workbench.welcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.cases.CaseList;
import org.netrospect.workbench.importing.Imports;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;

/** What can be begun with when no case is open. */
public final class WelcomePane extends Composite {
    /** System property: a folder of small captures to try. */
    public static final String DEMO = "netrospect.demo";
    private static final int RECENT = 8;
    private static final int WIDTH = 560;

    private final CaseContext context;
    private final Imports imports;
    private final Background background;
    private final ScrolledComposite scroller;
    private Composite page;

    public WelcomePane(Composite parent, CaseContext context, Imports imports) {
        super(parent, SWT.NONE);
        this.context = context;
        this.imports = imports;
        setLayout(new FillLayout());
        scroller = new ScrolledComposite(this, SWT.V_SCROLL);
        Palette.own(scroller);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        background = context.background(this);
        page = page(List.of());
        context.addListener(this, new ContextListener() {
            @Override
            public void caseChanged() {
                refresh();
            }

            @Override
            public void settingsChanged() {
                refresh();
            }
        });
        refresh();
    }

    private void refresh() {
        if (context.store().isEmpty()) {
            background.run("Listing the cases", cancelled -> CaseList.read(context.engine(), cancelled), cases -> {
                page.dispose();
                page = page(cases);
                layout(true, true);
            });
        }
    }

    private Composite page(List<CaseList.Entry> cases) {
        Palette palette = context.palette();
        Composite outer = new Composite(scroller, SWT.NONE);
        outer.setLayout(new GridLayout());
        Composite inner = new Composite(outer, SWT.NONE);
        inner.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, true));
        GridLayout layout = new GridLayout();
        layout.verticalSpacing = 6;
        inner.setLayout(layout);
        label(inner, "What happened, when, to whom?").setFont(palette.heading());
        dim(label(inner, "Look at recorded network traffic with today’s knowledge."));
        dropArea(inner);
        if (!cases.isEmpty()) {
            heading(inner, "Cases");
            cases.stream().limit(RECENT).forEach(entry -> link(inner, "<a>" + escaped(entry.name()) + "</a>   "
                    + Amounts.bytes(entry.bytes()), () -> context.open(entry.name())));
        }
        heading(inner, "Three things to try");
        link(inner, "1.  <a>Import captures…</a>  pcap and pcapng, compressed or not; files or whole folders.",
                this::files);
        demo().ifPresentOrElse(
                folder -> link(inner,
                        "2.  <a>Open the demo case</a>  small captures of many protocols that come with Netrospect.",
                        () -> imports.start("Demo", List.of(folder))),
                () -> link(inner, "2.  <a>Import a folder…</a>  a ring of tcpdump or dumpcap becomes one recording.",
                        this::folder));
        dim(label(inner, "3.  Then write  dport in (80, 8080) and sbytes > 1 MB  into the filter above (Ctrl+L)."));
        paint(outer, palette);
        scroller.setBackground(palette.background());
        scroller.setContent(outer);
        scroller.setMinSize(outer.computeSize(SWT.DEFAULT, SWT.DEFAULT));
        return outer;
    }

    private void paint(Control control, Palette palette) {
        Palette.own(control);
        control.setBackground(palette.background());
        if (control.getData("dim") != null) {
            control.setForeground(palette.dim());
        } else {
            control.setForeground(palette.text());
        }
        if (control instanceof Link link) {
            link.setLinkForeground(palette.accent());
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                paint(child, palette);
            }
        }
    }

    private void dropArea(Composite parent) {
        Canvas area = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        GridDataFactory.fillDefaults().hint(WIDTH, 110).grab(true, false).indent(0, 10).applyTo(area);
        area.addPaintListener(this::paintDropArea);
        area.setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        area.setToolTipText("Choose captures to import");
        area.addListener(SWT.MouseUp, e -> files());
    }

    private void paintDropArea(PaintEvent e) {
        Palette palette = context.palette();
        Canvas area = (Canvas) e.widget;
        int width = area.getSize().x;
        int height = area.getSize().y;
        e.gc.setBackground(palette.header());
        e.gc.fillRoundRectangle(0, 0, width - 1, height - 1, 10, 10);
        e.gc.setForeground(palette.accent());
        e.gc.setLineStyle(SWT.LINE_DASH);
        e.gc.drawRoundRectangle(1, 1, width - 3, height - 3, 10, 10);
        e.gc.setFont(palette.bold());
        String text = "Drop captures or folders anywhere on this window";
        int x = (width - e.gc.stringExtent(text).x) / 2;
        e.gc.drawString(text, x, height / 2 - 20, true);
        e.gc.setFont(palette.plain());
        e.gc.setForeground(palette.dim());
        String more = "They are read where they are, hashed, and never changed.";
        e.gc.drawString(more, (width - e.gc.stringExtent(more).x) / 2, height / 2 + 4, true);
    }

    private void files() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Import Captures");
        if (dialog.open() != null) {
            Path folder = Path.of(dialog.getFilterPath());
            imports.start(Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList());
        }
    }

    private void folder() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText("Import a Folder");
        Optional.ofNullable(dialog.open()).ifPresent(chosen -> imports.start(List.of(Path.of(chosen))));
    }

    /** The folder of captures to try, if this product has one. */
    static Optional<Path> demo() {
        return Optional.ofNullable(System.getProperty(DEMO)).map(Path::of).filter(Files::isDirectory);
    }

    private void heading(Composite parent, String text) {
        Label label = label(parent, text);
        label.setFont(context.palette().bold());
        GridDataFactory.fillDefaults().indent(0, 10).applyTo(label);
    }

    private static Label label(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        return label;
    }

    private static void dim(Control control) {
        control.setData("dim", true);
    }

    private static void link(Composite parent, String text, Runnable what) {
        Link link = new Link(parent, SWT.NONE);
        link.setText(text);
        link.addListener(SWT.Selection, e -> what.run());
    }

    private static String escaped(String text) {
        return text.replace("&", "&&").replace("<", "‹").replace(">", "›");
    }
}
