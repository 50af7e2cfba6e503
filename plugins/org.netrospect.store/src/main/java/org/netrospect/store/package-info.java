/**
 * Cases on the disk: a folder a case, with its lock, its database and the sidecar files of what grows with the
 * traffic.
 */
package org.netrospect.store;
