package org.netrospect.core.capture;

/**
 * An interface that packets were recorded on.
 *
 * @param linkType LINKTYPE_ number
 * @param snapLength bytes recorded of a packet at most; 0 for no limit
 * @param resolution units of time a second: 1,000,000 for microseconds
 * @param name empty if not told
 * @param description empty if not told
 * @param filter capture filter, empty if not told
 * @param system operating system of the recording host, empty if not told
 */
public record CaptureInterface(int linkType, long snapLength, long resolution, String name, String description,
        String filter, String system) {
}
