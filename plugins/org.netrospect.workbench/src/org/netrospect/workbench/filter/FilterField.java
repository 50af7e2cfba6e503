package org.netrospect.workbench.filter;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.netrospect.core.filter.FilterParser;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;

/** Where the filter is written: coloured, completed, with the place of an error, its history, and saved filters. */
public final class FilterField extends Composite {
    private static final String HINT = "Filter, such as  host = 10.1.2.3 and dport in (80, 443)     Ctrl+L";
    private static final int ERROR_DELAY = 700;

    private final CaseContext context;
    private final FilterMemory memory;
    private final StyledText text;
    private final ColoredText colored;
    private final Label count;
    private final Label clear;
    private final Label star;
    private final FieldCompletion completion;
    private final ProblemPopup problem;
    private final SavedFilters saved;
    private Optional<FilterSyntaxException> error = Optional.empty();
    private boolean setting;

    public FilterField(Composite parent, CaseContext context, FilterMemory memory) {
        super(parent, SWT.NONE);
        Palette.own(this);
        this.context = context;
        this.memory = memory;
        GridLayout layout = new GridLayout(5, false);
        layout.marginHeight = 4;
        layout.marginWidth = 8;
        setLayout(layout);
        text = new StyledText(this, SWT.SINGLE);
        Palette.own(text);
        colored = new ColoredText(text);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        count = label("", "How many sessions the filter leaves");
        clear = label("✕", "Clear the filter (Ctrl+Shift+L)");
        star = label("☆", "Save the filter under a name (Ctrl+D)");
        Label more = label("▾", "Saved filters, and those applied before");
        completion = new FieldCompletion(text, context, memory);
        problem = new ProblemPopup(this);
        saved = new SavedFilters(this, memory, filter -> {
            show(filter);
            apply();
        });
        more.addListener(SWT.MouseUp, e -> saved.menu());
        listenToWidgets();
        listenToContext();
        colors();
        show(context.filter());
    }

    private void listenToWidgets() {
        text.addModifyListener(e -> changed());
        text.addListener(SWT.KeyDown, this::key);
        // Enter, and keys that steer the list while it is open, do nothing in the text
        text.addVerifyKeyListener(e -> e.doit = e.keyCode != SWT.CR && e.keyCode != SWT.KEYPAD_CR
                && !completion.takes(e.keyCode));
        text.addListener(SWT.Traverse, e -> e.doit = e.doit && !(completion.isOpen() && e.keyCode == SWT.TAB));
        text.addListener(SWT.Paint, this::hint);
        text.addListener(SWT.FocusIn, e -> redraw());
        text.addListener(SWT.FocusOut, e -> left());
        addListener(SWT.Paint, this::frame);
        clear.addListener(SWT.MouseUp, e -> clear());
        star.addListener(SWT.MouseUp, e -> save());
        getShell().addListener(SWT.Move, e -> closePopups());
    }

    private void listenToContext() {
        context.addListener(this, new ContextListener() {
            @Override
            public void filterChanged() {
                show(context.filter());
            }

            @Override
            public void caseChanged() {
                show("");
            }

            @Override
            public void shownChanged() {
                showCount();
            }

            @Override
            public void settingsChanged() {
                colors();
                colored.color(context.palette(), error);
            }
        });
        Runnable changes = this::showStar;
        memory.addListener(changes);
        addDisposeListener(e -> memory.removeListener(changes));
    }

    private Label label(String what, String tip) {
        Label label = new Label(this, SWT.NONE);
        Palette.own(label);
        label.setText(what);
        label.setToolTipText(tip);
        label.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(e -> e.result = tip));
        return label;
    }

    private void colors() {
        Palette palette = context.palette();
        setBackground(palette.background());
        text.setFont(palette.mono());
        text.setBackground(palette.background());
        text.setForeground(palette.text());
        for (Control child : getChildren()) {
            child.setBackground(palette.background());
            if (child instanceof Label) {
                child.setForeground(palette.dim());
            }
        }
    }

    private void frame(Event e) {
        Palette palette = context.palette();
        Rectangle area = getClientArea();
        e.gc.setForeground(error.isPresent() ? palette.bad() : text.isFocusControl() ? palette.accent()
                : palette.line());
        e.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 6, 6);
    }

    private void hint(Event e) {
        if (text.getCharCount() == 0) {
            e.gc.setForeground(context.palette().dim());
            e.gc.setFont(context.palette().plain());
            e.gc.drawString(HINT, 2, 1, true);
        }
    }

    /** Puts the caret into the field, all selected. */
    public void focus() {
        text.setFocus();
        text.selectAll();
    }

    /** The text in the field, applied or not. */
    public String text() {
        return text.getText();
    }

    /** What is wrong with the text, as a sentence with its place. */
    public Optional<String> problem() {
        return error.map(FilterSyntaxException::getMessage);
    }

    public void clear() {
        closePopups();
        show("");
        context.filter("");
    }

    private void show(String filter) {
        setting = true;
        if (!text.getText().equals(filter)) {
            text.setText(filter);
            text.setSelection(filter.length());
        }
        setting = false;
        closePopups();
        check();
    }

    private void changed() {
        check();
        if (setting) {
            return;
        }
        problem.close();
        String written = text.getText();
        getDisplay().timerExec(ERROR_DELAY, () -> {
            if (!isDisposed() && text.getText().equals(written) && text.isFocusControl() && !completion.isOpen()) {
                showProblem();
            }
        });
        propose();
    }

    private void check() {
        try {
            FilterParser.parse(text.getText(), context.filterContext());
            error = Optional.empty();
        } catch (FilterSyntaxException e) {
            error = Optional.of(e);
        }
        colored.color(context.palette(), error);
        showStar();
        clear.setVisible(text.getCharCount() > 0);
        redraw();
    }

    private void showStar() {
        if (!isDisposed()) {
            star.setText(memory.saved().containsValue(text.getText()) ? "★" : "☆");
        }
    }

    private void propose() {
        completion.propose(problem::close);
    }

    private void key(Event e) {
        if (completion.steer(e.keyCode)) {
            return;
        }
        switch (e.keyCode) {
            case SWT.ARROW_DOWN -> propose();
            case SWT.CR, SWT.KEYPAD_CR -> apply();
            case SWT.ESC -> escape();
            case ' ' -> {
                if ((e.stateMask & SWT.MOD1) != 0) {
                    propose();
                }
            }
            default -> {
                // Goes into the text.
            }
        }
    }

    private void escape() {
        if (completion.isOpen() || problem.isOpen()) {
            closePopups();
        } else {
            show(context.filter());
        }
    }

    /** Applies the text, or says what is wrong with it. */
    public void apply() {
        completion.end();
        check();
        if (error.isPresent()) {
            showProblem();
        } else {
            problem.close();
            context.filter(text.getText().strip());
        }
    }

    private void left() {
        getDisplay().asyncExec(() -> {
            if (!isDisposed() && !text.isFocusControl()) {
                closePopups();
                redraw();
            }
        });
    }

    private void closePopups() {
        completion.close();
        problem.close();
    }

    private void showProblem() {
        error.ifPresent(e -> problem.show(e.getMessage(), context.palette()));
    }

    private void showCount() {
        String words = context.shown().map(s -> {
            long some = s.rows().size();
            return some == s.table().rows() ? Amounts.count(some, "session", "sessions")
                    : Amounts.count(some) + " of " + Amounts.count(s.table().rows(), "session", "sessions");
        }).orElse("");
        if (!words.equals(count.getText())) {
            count.setText(words);
            layout(true);
        }
    }

    /** Asks for a name and saves the applied filter; a saved one is forgotten. */
    public void save() {
        if (error.isPresent()) {
            showProblem();
        } else {
            saved.save(text.getText().strip());
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(context.palette().mono());
        int height = gc.getFontMetrics().getHeight() + 12;
        gc.dispose();
        return new Point(widthHint == SWT.DEFAULT ? 420 : widthHint, height);
    }
}
