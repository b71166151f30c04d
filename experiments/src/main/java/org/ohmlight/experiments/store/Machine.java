package org.ohmlight.experiments.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine a run ran on, as far as it concerns speed. */
public final class Machine {
  private Machine() {}

  /** Operating system, architecture, processor, cores, memory of the JVM. */
  public static Map<String, Object> describe() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("arch", System.getProperty("os.arch"));
    processor().ifPresent(name -> machine.put("processor", name));
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
    return machine;
  }

  private static Optional<String> processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }
}
