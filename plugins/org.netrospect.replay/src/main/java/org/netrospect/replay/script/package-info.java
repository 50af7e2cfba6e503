/** JavaScript in what sessions carry, written plainly, so that rules meet what its author hid. */
package org.netrospect.replay.script;
