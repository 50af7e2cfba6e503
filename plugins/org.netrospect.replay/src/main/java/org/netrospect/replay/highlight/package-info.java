/** What a rule found, shown in what was said. */
package org.netrospect.replay.highlight;
