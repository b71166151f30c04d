package org.ohmlight.experiments.bench.drivers;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.TransportException;
import org.ohmlight.drivers.transport.mqtt.HomieDescription;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.drivers.transport.mqtt.MqttDeviceLink;
import org.ohmlight.drivers.transport.mqtt.MqttHostLink;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A message of 4 KiB from host to device and back, through mosquitto with TLS, QoS 1 both ways. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MqttBenchmark {
  private static final int BYTES = 4096;
  private static final int PATIENCE_MILLIS = 10_000;

  /** What is measured. */
  @Param("mqtt-qos1-4k")
  String what = "mqtt-qos1-4k";

  private final byte[] message = new byte[BYTES];
  private final byte[] reply = new byte[BYTES];
  private volatile boolean running = true;
  private @Nullable LocalBroker broker;
  private @Nullable MqttHostLink host;
  private @Nullable MqttDeviceLink device;

  /** Starts the broker and a device that says everything back. */
  @Setup
  public void connect() throws IOException {
    LocalBroker local = LocalBroker.start();
    broker = local;
    MqttDeviceLink echo =
        new MqttDeviceLink(local.broker(), "echo", new HomieDescription("echo", "tile", List.of()));
    echo.open(Deadline.inMillis(PATIENCE_MILLIS));
    device = echo;
    Thread.ofPlatform().daemon().start(() -> echo(echo));
    MqttHostLink link = new MqttHostLink(local.broker(), "echo");
    link.open(Deadline.inMillis(PATIENCE_MILLIS));
    host = link;
  }

  private void echo(MqttDeviceLink link) {
    byte[] heard = new byte[BYTES];
    while (running) {
      try {
        int length = link.receive(heard, Deadline.inMillis(PATIENCE_MILLIS));
        link.send(heard, length, Deadline.inMillis(PATIENCE_MILLIS));
      } catch (TransportException ended) {
        return;
      }
    }
  }

  /** Ends everything. */
  @TearDown
  public void close() {
    running = false;
    if (host != null) {
      host.close();
    }
    if (device != null) {
      device.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  /** There and back. */
  @Benchmark
  public int roundTrip() throws IOException {
    MqttHostLink link = host;
    if (link == null) {
      return 0;
    }
    link.send(message, BYTES, Deadline.inMillis(PATIENCE_MILLIS));
    return link.receive(reply, Deadline.inMillis(PATIENCE_MILLIS));
  }
}
