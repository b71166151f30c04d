/**
 * Messages over an MQTT 5 broker, in the manner of Homie 5: {@link
 * org.ohmlight.drivers.transport.mqtt.MqttHostLink} is the asking end, {@link
 * org.ohmlight.drivers.transport.mqtt.MqttDeviceLink} the answering one. Both speak to a broker
 * through the small port {@link org.ohmlight.drivers.transport.mqtt.MqttClientPort}.
 */
@NullMarked
package org.ohmlight.drivers.transport.mqtt;

import org.jspecify.annotations.NullMarked;
