/** The basic encoding rules of ASN.1 (X.690), as certificates, Kerberos, LDAP and SNMP use them. */
package org.netrospect.protocols.ber;
