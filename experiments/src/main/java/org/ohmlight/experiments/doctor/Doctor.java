package org.ohmlight.experiments.doctor;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ohmlight.experiments.data.DataLibrary;
import org.ohmlight.experiments.data.KnownSet;
import org.ohmlight.kernel.VectorUnit;
import org.ohmlight.simulator.reference.BackendProbe;
import org.ohmlight.simulator.reference.ReferenceBackend;

/** Examines the machine for everything a run may use. */
public final class Doctor {
  private static final int JDK = 25;
  private static final int MEGA = 20;

  private final DataLibrary library;
  private final Map<String, String> environment;

  /**
   * A doctor.
   *
   * @param library where data sets are looked up
   * @param environment environment variables, for the search path
   */
  public Doctor(DataLibrary library, Map<String, String> environment) {
    this.library = library;
    this.environment = environment;
  }

  /** Looks at everything. */
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(vectors());
    findings.add(processors());
    findings.add(memory());
    findings.add(Finding.present("machine", "native parts", "none needed: every kernel is Java"));
    findings.addAll(dataSets());
    findings.addAll(backends());
    findings.addAll(tools());
    return findings;
  }

  private static Finding jdk() {
    Runtime.Version version = Runtime.version();
    String found = version + ", " + System.getProperty("java.vm.vendor");
    return version.feature() == JDK
        ? Finding.present("machine", "JDK", found)
        : Finding.missing(
            "machine", "JDK", found, "install a JDK 25 and set JAVA_HOME to its folder");
  }

  private static Finding vectors() {
    VectorUnit unit = VectorUnit.here();
    String found =
        unit.lanesInUse()
            + " floats a vector in use, "
            + unit.preferredLanes()
            + " preferred by the JVM";
    return unit.lanesInUse() > 1
        ? Finding.present("machine", "SIMD lanes", found)
        : Finding.missing(
            "machine",
            "SIMD lanes",
            found,
            "kernels run scalar, several times slower: use a processor with 256-bit vectors"
                + " (AVX2)");
  }

  private static Finding processors() {
    return Finding.present(
        "machine",
        "processors",
        Runtime.getRuntime().availableProcessors() + " (--threads N uses fewer)");
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory() >> MEGA;
    long all =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize() >> MEGA
            : 0;
    return Finding.present(
        "machine", "memory", heap + " MiB of heap at most, " + all + " MiB in all");
  }

  private List<Finding> dataSets() {
    TreeSet<String> names = new TreeSet<>(library.available());
    KnownSet.all().forEach(set -> names.add(set.name()));
    List<Finding> findings = new ArrayList<>();
    for (String name : names) {
      Optional<String> place = library.place(name);
      findings.add(
          place.isPresent()
              ? Finding.present("data set", name, place.get())
              : Finding.missing(
                  "data set",
                  name,
                  "not in --data, OHMLIGHT_DATA or the cache",
                  "ohmlight data fetch " + name));
    }
    return findings;
  }

  private static List<Finding> backends() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.present("backend", "exact", "single-precision kernels"));
    findings.add(Finding.present("backend", "crossbar", "simulated cells, converters and pulses"));
    findings.add(Finding.present("backend", "slm", "simulated incoherent optical bench"));
    for (ReferenceBackend backend : ReferenceBackend.values()) {
      BackendProbe probe = backend.probe();
      String name = "reference " + backend.label();
      findings.add(
          probe.present()
              ? Finding.present("backend", name, probe.found())
              : Finding.missing("backend", name, probe.found(), probe.cure()));
    }
    findings.add(
        Finding.missing(
            "backend",
            "rig",
            "drivers are not part of this version",
            "use crossbar or slm meanwhile"));
    return findings;
  }

  private List<Finding> tools() {
    return onPath("mvn")
        .map(path -> List.of(Finding.present("tool", "Maven", path)))
        .orElseGet(() ->
            List.of(
                Finding.missing(
                    "tool", "Maven", "no mvn on the PATH", "install Maven 3.8 or newer to build")));
  }

  private Optional<String> onPath(String program) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return Optional.of(Path.of(folder, program).toString());
      }
    }
    return Optional.empty();
  }
}
