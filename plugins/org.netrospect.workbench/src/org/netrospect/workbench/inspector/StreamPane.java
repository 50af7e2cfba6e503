package org.netrospect.workbench.inspector;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.FollowedSession;
import org.netrospect.core.session.FollowedStream;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.inspector.StreamText.Side;
import org.netrospect.workbench.inspector.StreamText.View;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.PacketChoice;
import org.netrospect.workbench.model.Settings;

/** What both sides of the selected session said, in order. */
final class StreamPane extends Composite {
    private static final int MEGABYTE = 1 << 20;
    private static final int MORE = 4;
    private static final String VIEW = "stream.view";

    private final CaseContext context;
    private final Background background;
    private final StreamWidget widget;
    private final Combo view;
    private final Combo side;
    private final Combo charset;
    private final Text search;
    private final Label status;
    private final Link more;
    private Optional<FollowedStream> stream = Optional.empty();
    private long session;
    private long limit;
    private boolean visible;

    StreamPane(Composite parent, CaseContext context) {
        super(parent, SWT.NONE);
        this.context = context;
        background = context.background(this);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        setLayout(layout);
        Composite bar = new Composite(this, SWT.NONE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.center = true;
        row.marginTop = 2;
        row.marginBottom = 2;
        bar.setLayout(row);
        view = combo(bar, "How bytes become text", e -> {
            context.settings().text(VIEW, View.values()[((Combo) e.widget).getSelectionIndex()].name());
            write();
        });
        side = combo(bar, "Whose bytes are shown", e -> write());
        charset = combo(bar, "How bytes become characters in the view Text", e -> write());
        search = new Text(bar, SWT.SEARCH | SWT.ICON_CANCEL);
        widget = new StreamWidget(this, context.palette(), context.times());
        widget.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        widget.onPacket(this::packet);
        status = new Label(this, SWT.WRAP);
        GridData words = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
        // or a long sentence would ask for its whole width
        words.widthHint = 100;
        words.horizontalIndent = 6;
        status.setLayoutData(words);
        more = new Link(this, SWT.NONE);
        more.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        more.addListener(SWT.Selection, e -> {
            limit *= MORE;
            fetch();
        });
        fill();
        context.addListener(this, changes());
        select();
    }

    private void fill() {
        String kept = context.settings().text(VIEW);
        for (View v : View.values()) {
            view.add(v.title());
            if (v.name().equals(kept)) {
                view.select(v.ordinal());
            }
        }
        if (view.getSelectionIndex() < 0) {
            view.select(0);
        }
        for (Side s : Side.values()) {
            side.add(s.title());
        }
        side.select(0);
        charset.add("UTF-8");
        charset.add("Latin-1");
        charset.select(0);
        search.setMessage("Find (Ctrl+F)");
        search.setToolTipText("Enter finds the next place, Shift+Enter the one before");
        search.addListener(SWT.DefaultSelection, e -> find(true));
        search.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.CR && (e.stateMask & SWT.SHIFT) != 0) {
                find(false);
                e.doit = false;
            } else if (e.keyCode == SWT.ESC) {
                widget.control().setFocus();
            }
        });
        widget.control().addListener(SWT.KeyDown, this::key);
        widget.control().addListener(SWT.MenuDetect, e -> StreamMenu.open(widget.control(), context, this));
    }

    private Combo combo(Composite bar, String tooltip, Consumer<Event> chosen) {
        Combo combo = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setToolTipText(tooltip);
        combo.addListener(SWT.Selection, chosen::accept);
        return combo;
    }

    private ContextListener changes() {
        return new ContextListener() {
            @Override
            public void caseChanged() {
                select();
            }

            @Override
            public void selectionChanged() {
                select();
            }

            @Override
            public void settingsChanged() {
                widget.look(context.palette(), context.times());
                write();
            }
        };
    }

    /** Streams are followed only while they are looked at. */
    void visible(boolean now) {
        visible = now;
        if (now && stream.isEmpty()) {
            select();
        }
    }

    /** Shows a packet of the session with its fields. */
    void packet(long number) {
        context.packet(new PacketChoice(session, 0, number), true);
    }

    /** The packet in which the text at the caret came. */
    OptionalLong packet() {
        return widget.packetAt(widget.control().getCaretOffset());
    }

    /** Goes to the search field. */
    void search() {
        search.setFocus();
        search.selectAll();
    }

    @Override
    public boolean setFocus() {
        return widget.control().setFocus();
    }

    /** The session shown; 0 if there is none. */
    long session() {
        return session;
    }

    private void key(Event e) {
        if ((e.stateMask & SWT.MOD1) != 0 && e.keyCode == 'f') {
            search();
            e.doit = false;
        } else if (e.keyCode == SWT.F3) {
            find((e.stateMask & SWT.SHIFT) == 0);
        }
    }

    private void find(boolean forward) {
        boolean found = widget.find(search.getText(), forward);
        search.setForeground(found ? null : context.palette().bad());
    }

    private void select() {
        session = context.selectedSession();
        stream = Optional.empty();
        limit = Math.max(1, context.settings().store().getInt(Settings.STREAM_MEGABYTES)) * (long) MEGABYTE;
        if (visible) {
            fetch();
        }
    }

    private void fetch() {
        Optional<CaseStore> store = context.store();
        if (store.isEmpty() || session == 0) {
            background.cancel();
            say("Select a session to read here what was said in it.");
            return;
        }
        FollowedSession followed = new FollowedSession(store.get(), context.engine().captures(), session);
        long most = limit;
        status.setText("  Following the stream …");
        background.run("Following the stream", cancelled -> followed.read(most, cancelled), found -> {
            stream = Optional.of(found);
            write();
        }, this::say);
    }

    private void say(String sentence) {
        widget.show(new StreamText("", List.of()), false);
        status.setText(sentence.replace("&", "&&"));
        offer(false);
    }

    private void write() {
        if (stream.isEmpty()) {
            return;
        }
        FollowedStream followed = stream.get();
        View as = View.values()[view.getSelectionIndex()];
        Side of = Side.values()[side.getSelectionIndex()];
        Charset in = charset.getSelectionIndex() == 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        HexRow row = widget.hexRow();
        charset.setEnabled(as == View.TEXT);
        background.run("Writing the stream", cancelled -> StreamWriter.write(followed, as, of, in, row), text -> {
            widget.show(text, as != View.HEX);
            status.setText(StreamWords.of(followed));
            offer(followed.cut());
        });
    }

    private void offer(boolean cut) {
        more.setText(cut ? "  Only the first " + Amounts.bytes(limit) + " are shown. <a>Show more</a>" : "");
        GridData data = (GridData) more.getLayoutData();
        data.exclude = !cut;
        more.setVisible(cut);
        layout();
    }
}
