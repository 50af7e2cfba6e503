package org.netrospect.workbench;

import java.util.Comparator;
import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.WorkspaceOpener;
import org.netrospect.core.protocol.AnalysisPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Finds in the service registry what other bundles give to the workbench. */
public final class WorkbenchEngine {
    /** The bundle, and the node of its preferences. */
    public static final String BUNDLE = "org.netrospect.workbench";

    private WorkbenchEngine() {
    }

    /** IllegalStateException if a bundle is missing from the product. */
    public static Engine engine() {
        startBundles();
        return new Engine(service(WorkspaceOpener.class), service(CaptureOpener.class), plugins(),
                StartArguments.of(Platform.getApplicationArgs()).workspaceFolder());
    }

    public static IPreferenceStore preferences() {
        return new ScopedPreferenceStore(InstanceScope.INSTANCE, BUNDLE);
    }

    /** Only a bundle that was started offers its services, and no product starts bundles that nobody asked for. */
    private static void startBundles() {
        for (Bundle bundle : FrameworkUtil.getBundle(WorkbenchEngine.class).getBundleContext().getBundles()) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            if (bundle.getSymbolicName().startsWith("org.netrospect.") && !fragment) {
                try {
                    bundle.start(Bundle.START_TRANSIENT);
                } catch (BundleException e) {
                    throw new IllegalStateException("The bundle " + bundle.getSymbolicName() + " cannot be started.",
                            e);
                }
            }
        }
    }

    private static List<AnalysisPlugin> plugins() {
        BundleContext bundles = FrameworkUtil.getBundle(WorkbenchEngine.class).getBundleContext();
        try {
            // by the name of the bundle: the order in which bundles started must not matter
            return bundles.getServiceReferences(AnalysisPlugin.class, null).stream()
                    .sorted(Comparator.comparing(each -> each.getBundle().getSymbolicName()))
                    .map(bundles::getService).toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is given", e);
        }
    }

    private static <T> T service(Class<T> type) {
        BundleContext bundles = FrameworkUtil.getBundle(WorkbenchEngine.class).getBundleContext();
        ServiceReference<T> reference = bundles.getServiceReference(type);
        if (reference == null) {
            throw new IllegalStateException("No bundle of this product offers " + type.getName() + ".");
        }
        return bundles.getService(reference);
    }
}
