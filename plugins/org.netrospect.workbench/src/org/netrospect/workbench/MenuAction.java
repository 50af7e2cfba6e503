package org.netrospect.workbench;

import org.eclipse.jface.action.Action;

/** Does something when it is chosen in a menu or a toolbar. */
public final class MenuAction extends Action {
    private final Runnable what;

    public MenuAction(String text, Runnable what) {
        super(text);
        this.what = what;
    }

    /** @param style one of the styles of {@link org.eclipse.jface.action.IAction} */
    public MenuAction(String text, int style, Runnable what) {
        super(text, style);
        this.what = what;
    }

    @Override
    public void run() {
        what.run();
    }
}
