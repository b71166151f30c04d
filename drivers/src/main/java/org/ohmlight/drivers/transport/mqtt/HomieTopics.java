package org.ohmlight.drivers.transport.mqtt;

/**
 * The topics of a device in the manner of Homie 5.
 *
 * @param device its id: lower-case letters, digits and hyphens
 * @param node that takes requests, likewise
 */
record HomieTopics(String device, String node) {
  static final String INIT = "init";
  static final String READY = "ready";
  static final String DISCONNECTED = "disconnected";
  static final String LOST = "lost";

  HomieTopics {
    if (!device.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "The id of a device has lower-case letters, digits and hyphens, got '" + device + "'");
    }
  }

  private String root() {
    return "homie/5/" + device;
  }

  String state() {
    return root() + "/$state";
  }

  String description() {
    return root() + "/$description";
  }

  String requests() {
    return root() + "/" + node + "/request/set";
  }

  String property(String property) {
    return root() + "/" + node + "/" + property;
  }

  /** Where one host awaits replies. */
  static String replies(String host) {
    return "ohmlight/reply/" + host;
  }
}
