package org.ohmlight.drivers.transport.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A device behind a broker, as a person types it: {@code
 * mqtts://lab@broker.example:8883/tiles?authority=ca.crt&password-file=secret}. The password itself
 * is never a part of it, so that it may be printed and recorded.
 *
 * @param host of the broker
 * @param port of the broker
 * @param tls whether the connection is enciphered
 * @param device id of the device
 * @param user name; null for none
 * @param authority file (PEM) of the authority that signed the broker's certificate; null for those
 *     that this machine trusts
 * @param passwordFile file whose first line is the user's password; null for none
 */
public record MqttAddress(
    String host,
    int port,
    boolean tls,
    String device,
    @Nullable String user,
    @Nullable Path authority,
    @Nullable Path passwordFile) {
  /** What a person may type. */
  public static final String ALLOWED =
      "mqtt[s]://[USER@]HOST[:PORT]/DEVICE[?authority=FILE][&password-file=FILE]";

  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;
  private static final Pattern FORM =
      Pattern.compile(
          "mqtt(s?)://(?:([^@/?]+)@)?([^@/:?]+)(?::([1-9][0-9]{0,4}))?/([a-z0-9-]+)(?:\\?(.+))?");

  /** Reads an address; empty if it is none. */
  public static Optional<MqttAddress> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean tls = !parts.group(1).isEmpty();
    int usual = tls ? TLS_PORT : PLAIN_PORT;
    int port = parts.group(4) == null ? usual : Integer.parseInt(parts.group(4));
    Map<String, Path> files = files(parts.group(6));
    Path authority = files.remove("authority");
    Path password = files.remove("password-file");
    boolean loose = authority != null && !tls || password != null && parts.group(2) == null;
    if (port > 0xffff || loose || !files.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MqttAddress(
            parts.group(3), port, tls, parts.group(5), parts.group(2), authority, password));
  }

  private static Map<String, Path> files(@Nullable String query) {
    Map<String, Path> files = new LinkedHashMap<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        files.put(pair.substring(0, Math.max(0, equals)), Path.of(pair.substring(equals + 1)));
      }
    }
    return files;
  }

  /** As a person types it. */
  public String text() {
    StringBuilder text = new StringBuilder(tls ? "mqtts://" : "mqtt://");
    text.append(user == null ? "" : user + "@").append(host).append(':').append(port);
    text.append('/').append(device);
    char between = '?';
    if (authority != null) {
      text.append(between).append("authority=").append(authority);
      between = '&';
    }
    if (passwordFile != null) {
      text.append(between).append("password-file=").append(passwordFile);
    }
    return text.toString();
  }

  /**
   * How to enter the broker.
   *
   * @throws IOException if the password cannot be read
   */
  public Broker broker() throws IOException {
    Broker broker = tls ? Broker.enciphered(host, port) : Broker.inTheClear(host, port);
    if (authority != null) {
      broker = broker.trusting(authority);
    }
    return user == null
        ? broker
        : broker.as(user, passwordFile == null ? null : password(passwordFile));
  }

  private static String password(Path file) throws IOException {
    try {
      return Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (IOException unreadable) {
      throw new IOException(
          "the password in " + file + " cannot be read; name a file whose first line it is",
          unreadable);
    }
  }
}
