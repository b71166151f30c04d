package org.ohmlight.drivers.virtual;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ohmlight.drivers.scpi.ScpiError;

/**
 * Status and errors of IEEE 488.2 (section 11) and SCPI: the standard event register with its
 * enable, the status byte, and a queue of errors whose last place says that it overflowed.
 */
final class StatusModel {
  private static final int LONGEST = 10;
  private static final int OPERATION_COMPLETE = 1;
  private static final int QUERY_ERROR = 4;
  private static final int DEVICE_ERROR = 8;
  private static final int EXECUTION_ERROR = 16;
  private static final int COMMAND_ERROR = 32;
  private static final int POWER_ON = 128;
  private static final int ERROR_AVAILABLE = 4;
  private static final int EVENT_SUMMARY = 32;

  private final Deque<ScpiError> queue = new ArrayDeque<>();
  private int events = POWER_ON;
  private int enabled;
  private int requested;

  void error(int code, String message) {
    events |=
        switch (-code / 100) {
          case 1 -> COMMAND_ERROR;
          case 2 -> EXECUTION_ERROR;
          case 4 -> QUERY_ERROR;
          default -> DEVICE_ERROR;
        };
    if (queue.size() < LONGEST) {
      queue.add(new ScpiError(code, message));
    } else {
      queue.removeLast();
      queue.add(new ScpiError(-350, "Queue overflow"));
    }
  }

  ScpiError next() {
    ScpiError oldest = queue.poll();
    return oldest == null ? new ScpiError(0, "No error") : oldest;
  }

  int queued() {
    return queue.size();
  }

  void clear() {
    queue.clear();
    events = 0;
  }

  void operationComplete() {
    events |= OPERATION_COMPLETE;
  }

  int takeEvents() {
    int taken = events;
    events = 0;
    return taken;
  }

  void enable(int mask) {
    enabled = mask & 0xff;
  }

  int enabled() {
    return enabled;
  }

  void request(int mask) {
    requested = mask & 0xff;
  }

  int requested() {
    return requested;
  }

  int statusByte() {
    return (queue.isEmpty() ? 0 : ERROR_AVAILABLE) | ((events & enabled) == 0 ? 0 : EVENT_SUMMARY);
  }

  void powerOn() {
    clear();
    events = POWER_ON;
    enabled = 0;
    requested = 0;
  }
}
