/** Virus scanners over recovered files: engines, their verdicts, and how verdicts change. */
package org.netrospect.replay.virus;
