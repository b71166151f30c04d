package org.ohmlight.simulator.reference;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ohmlight.physical.Provenance;
import org.ohmlight.simulator.reference.machine.ReferenceSubstrate;
import org.ohmlight.simulator.reference.nd4j.Nd4jMachine;
import org.ohmlight.simulator.reference.opencl.OpenClMachine;

/** A computer that networks can be settled on for comparison. */
public enum ReferenceBackend {
  /** ND4J on the processor. */
  ND4J_CPU("nd4j-cpu"),
  /** ND4J on a GPU with CUDA. */
  ND4J_CUDA("nd4j-cuda"),
  /** OpenCL: any vendor's GPU, or a processor. */
  OPENCL("opencl");

  private final String label;

  ReferenceBackend(String label) {
    this.label = label;
  }

  /** The name in study files and results. */
  public String label() {
    return label;
  }

  /**
   * The backend of a name.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static ReferenceBackend of(String label) {
    return Arrays.stream(values())
        .filter(backend -> backend.label.equals(label))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no reference backend '"
                    + label
                    + "'; there are "
                    + Arrays.stream(values())
                        .map(ReferenceBackend::label)
                        .collect(Collectors.joining(", "))));
  }

  /** Looks whether it is there; loads its library. */
  public BackendProbe probe() {
    try {
      return this == OPENCL ? openCl() : nd4j();
    } catch (LinkageError | RuntimeException failed) {
      return BackendProbe.missing(
          this == OPENCL
              ? "no OpenCL loader: " + reason(failed)
              : "ND4J does not load: " + reason(failed),
          this == OPENCL
              ? "install the driver of your GPU, or pocl-opencl-icd for the processor"
              : "build for this system: mvn -Dnd4j.classifier=linux-x86_64 package, or another"
                  + " platform's");
    }
  }

  private static String reason(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName()
        + Optional.ofNullable(cause.getMessage())
            .map(m -> ", " + m.lines().findFirst().orElse(""))
            .orElse("");
  }

  private static BackendProbe openCl() {
    return OpenClMachine.firstDevice()
        .map(device -> BackendProbe.present(device.toString()))
        .orElseGet(() ->
            BackendProbe.missing(
                "no OpenCL platform with a device",
                "install the driver of your GPU, or pocl-opencl-icd for the processor"));
  }

  private BackendProbe nd4j() {
    String loaded = Nd4jMachine.kind();
    if (loaded.equals("CPU") == (this == ND4J_CPU)) {
      return BackendProbe.present(Nd4jMachine.description());
    }
    return this == ND4J_CPU
        ? BackendProbe.missing("this build has ND4J for " + loaded, "build without -Pcuda")
        : BackendProbe.missing(
            "this build has ND4J for the processor",
            "build with mvn -Pcuda package, on a machine with CUDA 11.6");
  }

  /**
   * Opens it.
   *
   * @param threads threads of its library, where they can be chosen
   * @throws IllegalStateException if it is not there, saying why and what helps
   */
  public ReferenceSubstrate<?> open(int threads) {
    BackendProbe probe = probe();
    if (!probe.present()) {
      throw new IllegalStateException(
          "The reference backend " + label + " is missing: " + probe.found() + "; " + probe.cure());
    }
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("reference.backend", label);
    settings.put("reference.device", probe.found());
    Provenance provenance = new Provenance("reference", settings);
    return switch (this) {
      case ND4J_CPU, ND4J_CUDA -> new ReferenceSubstrate<>(new Nd4jMachine(threads), provenance);
      case OPENCL -> new ReferenceSubstrate<>(OpenClMachine.open(), provenance);
    };
  }
}
