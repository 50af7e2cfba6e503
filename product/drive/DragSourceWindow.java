import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** A small window from which files are dragged, as from a file manager. Arguments: left, top, files. */
public final class DragSourceWindow {
    public static void main(String[] arguments) {
        Display display = new Display();
        Shell shell = new Shell(display, SWT.ON_TOP | SWT.TITLE);
        shell.setText("drag source");
        shell.setLayout(new FillLayout());
        Label label = new Label(shell, SWT.CENTER);
        label.setText("drag me");
        DragSource source = new DragSource(label, DND.DROP_COPY);
        source.setTransfer(FileTransfer.getInstance());
        String[] files = java.util.Arrays.copyOfRange(arguments, 2, arguments.length);
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragSetData(DragSourceEvent event) {
                event.data = files;
            }

            @Override
            public void dragFinished(DragSourceEvent event) {
                System.out.println(event.detail == DND.DROP_NONE ? "refused" : "dropped");
                shell.close();
            }
        });
        shell.setBounds(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), 160, 70);
        shell.open();
        while (!shell.isDisposed()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }
}
