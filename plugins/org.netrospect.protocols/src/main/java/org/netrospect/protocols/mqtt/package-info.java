/** MQTT: who connects to which broker, and what is published. */
package org.netrospect.protocols.mqtt;
