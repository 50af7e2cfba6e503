package org.netrospect.workbench.table;

import org.eclipse.jface.action.IMenuManager;

/** Fills the menu of a cell. */
@FunctionalInterface
public interface CellMenu {
    void fill(IMenuManager menu, CellTarget target);
}
