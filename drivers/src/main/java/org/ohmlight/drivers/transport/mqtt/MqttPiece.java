package org.ohmlight.drivers.transport.mqtt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message on a broker.
 *
 * @param topic where
 * @param payload what; not copied
 * @param retained whether the broker keeps it for those who come later
 * @param responseTopic where a reply is awaited; null if none is
 * @param correlation what the reply must repeat; null if nothing; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record MqttPiece(
    String topic,
    byte[] payload,
    boolean retained,
    @Nullable String responseTopic,
    byte @Nullable [] correlation) {
  /** Text that the broker keeps. */
  static MqttPiece kept(String topic, String text) {
    return new MqttPiece(topic, text.getBytes(StandardCharsets.UTF_8), true, null, null);
  }
}
