package org.netrospect.workbench.inspector;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.files.Preview;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.EventChoice;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;

/** The files of the selected session, and what the selected one looks like: picture, text, facts, bytes. */
final class FilesPane extends Composite {
    static final String TITLE = "Files";
    private static final TableLook LOOK = new TableLook("session files", Tables.FILES,
            List.of("name", "size", "media_type", "missing_bytes", "direction"),
            Map.of("name", 22, "media_type", 20, "size", 9, "missing_bytes", 7, "direction", 7),
            "The selected session carried no files.");

    private static final List<String> FACTS = List.of("name", "media_type", "declared_type", "size", "missing_bytes",
            "missing_ranges", "time", "protocol", "known", "md5", "sha1", "sha256", "entropy", "parent", "facts");

    private final CaseContext context;
    private final Background background;
    private final DataTable table;
    private final Composite stack;
    private final StyledText text;
    private final Canvas picture;
    private final SheetWidget facts;
    private final HexView hex;
    private Optional<Image> image = Optional.empty();
    private boolean visible;

    /** A file as it is shown. */
    private record Shown(FactSheet facts, Preview preview) {
    }

    FilesPane(Composite parent, CaseContext context) {
        super(parent, SWT.NONE);
        this.context = context;
        setLayout(new FillLayout());
        background = context.background(this);
        SashForm sash = new SashForm(this, SWT.VERTICAL);
        table = new DataTable(sash, context, LOOK);
        facts = new SheetWidget(sash, context);
        stack = new Composite(sash, SWT.NONE);
        stack.setLayout(new StackLayout());
        text = new StyledText(stack, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        Palette.own(text);
        text.setMargins(8, 6, 8, 6);
        picture = new Canvas(stack, SWT.DOUBLE_BUFFERED);
        picture.addListener(SWT.Paint, e -> image.ifPresent(shown -> {
            Rectangle area = picture.getClientArea();
            Rectangle size = shown.getBounds();
            e.gc.drawImage(shown, (area.width - size.width) / 2, (area.height - size.height) / 2);
        }));
        hex = new HexView(sash, context.palette());
        sash.setWeights(2, 4, 5, 3);
        table.onSelection(this::selected);
        addDisposeListener(e -> image.ifPresent(Image::dispose));
        context.addListener(this, new ContextListener() {
            @Override
            public void caseChanged() {
                select();
            }

            @Override
            public void selectionChanged() {
                select();
            }

            @Override
            public void fileChanged() {
                select();
            }

            @Override
            public void settingsChanged() {
                look();
            }
        });
        look();
    }

    private void look() {
        Palette palette = context.palette();
        text.setBackground(palette.background());
        text.setForeground(palette.text());
        text.setFont(palette.mono());
        picture.setBackground(palette.stripe());
        hex.palette(palette);
    }

    /** Files are read only while they are looked at. */
    void visible(boolean now) {
        visible = now;
        select();
    }

    private void select() {
        Optional<CaseStore> store = context.store();
        long session = context.selectedSession();
        if (!visible || store.isEmpty()) {
            return;
        }
        long file = context.file();
        background.run("Reading the session's files", cancelled -> rows(store.get(), session),
                shown -> show(shown, file));
    }

    private static Optional<ShownRows> rows(CaseStore store, long session) {
        return store.table(Tables.FILES.name()).map(files -> {
            int column = Tables.FILES.index("session");
            int[] rows = new int[64];
            int n = 0;
            for (int row = 0; row < files.rows(); row++) {
                if (files.longAt(column, row) == session) {
                    rows = n == rows.length ? Arrays.copyOf(rows, n * 2) : rows;
                    rows[n++] = row;
                }
            }
            return new ShownRows(files, RowSelection.of(Arrays.copyOf(rows, n)));
        });
    }

    private void show(Optional<ShownRows> shown, long file) {
        table.show(shown);
        empty();
        if (shown.isEmpty() || shown.get().rows().size() == 0) {
            return;
        }
        ShownRows rows = shown.get();
        background.run("Finding the file", cancelled -> {
            for (int i = 0; i < rows.rows().size(); i++) {
                if (rows.table().longAt(0, rows.rows().row(i)) == file) {
                    return i;
                }
            }
            return 0;
        }, position -> {
            if (table.shown().equals(shown)) {
                table.reveal(position);
                load(rows.table(), rows.rows().row(position));
            }
        });
    }

    private void empty() {
        image.ifPresent(Image::dispose);
        image = Optional.empty();
        facts.show(new FactSheet(List.of()));
        text.setText("");
        hex.bytes(new byte[0]);
        picture.redraw();
    }

    private void selected(RowChoice choice) {
        if (choice.count() > 0 && choice.lead() >= 0) {
            load(choice.shown().table(), choice.shown().rows().row(choice.lead()));
        }
    }

    private void load(Table files, int row) {
        Optional<CaseStore> store = context.store();
        if (store.isEmpty()) {
            return;
        }
        Rectangle area = stack.getClientArea();
        TimeFormat times = context.times();
        background.run("Reading the file", cancelled -> {
            FileContent content = store.get().content(files.longAt(0, row)).orElse(FileContent.of(new byte[0]));
            return new Shown(new EventFacts(new EventChoice(0, files, row), times, FACTS).sheet(), Preview.of(content,
                    files, row, times, Math.max(64, area.width - 16), Math.max(64, area.height - 16)));
        }, this::show);
    }

    private void show(Shown shown) {
        empty();
        facts.show(shown.facts());
        hex.bytes(shown.preview().bytes());
        image = shown.preview().picture().map(data -> new Image(getDisplay(), data));
        text.setText(shown.preview().text().isEmpty() ? "This file is shown as bytes alone." : visible(shown));
        ((StackLayout) stack.getLayout()).topControl = image.isPresent() ? picture : text;
        stack.layout();
        picture.redraw();
    }

    /** Captured text must not steer the screen. */
    private static String visible(Shown shown) {
        return shown.preview().text().replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\u200b-\\u200f\\u2028-\\u202f\\u2066-\\u206f\\ufeff]", "\u00b7");
    }

    @Override
    public boolean setFocus() {
        return table.setFocus();
    }
}
