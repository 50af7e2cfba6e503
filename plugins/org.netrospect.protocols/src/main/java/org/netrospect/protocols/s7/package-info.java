/** S7comm, with which engineers and operators speak to controllers of Siemens. */
package org.netrospect.protocols.s7;
