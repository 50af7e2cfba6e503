package org.netrospect.workbench.inspector;

import java.util.List;
import org.netrospect.core.dissect.Dissection;
import org.netrospect.core.packet.RawPacket;

/**
 * One packet as it is shown.
 *
 * @param comments what its capture says about it
 */
record PacketDetail(RawPacket packet, Dissection dissection, List<String> comments) {
}
