package org.ohmlight.hil.record;

/**
 * A message of a recording.
 *
 * @param sent whether the host sent it, rather than received it
 * @param nanos since the recording began [ns]
 * @param bytes the message
 */
public record RecordedMessage(boolean sent, long nanos, byte[] bytes) {}
