package org.ohmlight.experiments.bench.drivers;

import java.util.List;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.experiments.bench.BenchmarkClass;
import org.ohmlight.experiments.bench.BenchmarkGroup;

/** What lies between a host and an instrument. */
public final class DriverBenchmarks {
  private DriverBenchmarks() {}

  /** The group. */
  public static BenchmarkGroup group() {
    return new BenchmarkGroup(
        "drivers",
        "frames, exchanges with a virtual controller and an emulated board, a broker's round trip",
        List.of(
            BenchmarkClass.moving(FrameBenchmark.class, none -> FrameBenchmark.PAYLOAD),
            BenchmarkClass.uncounted(ExchangeBenchmark.class),
            BenchmarkClass.uncounted(MqttBenchmark.class).called().needing(LocalBroker::missing),
            BenchmarkClass.uncounted(McuBenchmark.class).called().needing(McuBenchmark::missing)));
  }
}
