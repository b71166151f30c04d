package org.ohmlight.simulator.optics.mesh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.simulator.optics.medium.ComplexMatrix;

/**
 * A chip: a mesh of interferometers with the errors it was made with, holding the phases it was
 * told to.
 *
 * <p>Splitters are off by fixed angles. Phases are wrapped into one turn and rounded to the
 * converters' steps. Each heater also warms its neighbours: {@code phi_k += x sum phi_l} over the
 * devices beside it in its column and in the columns next to it. Sources: Bandyopadhyay, Hamerly
 * and Englund, Optica 8 (2021), for the splitters; Gu et al., ROQ, DATE 2020, for quantised phases
 * and crosstalk. Leaves out the crosstalk of output phases, unequal loss and reflections.
 */
public final class Mesh {
  private static final double TURN = 2 * Math.PI;

  private final int guides;
  private final MeshSettings settings;
  private final float[] splitterErrors;
  private @Nullable MeshDesign held;

  /**
   * A chip that holds nothing yet.
   *
   * @param name with the seed, decides the errors of the splitters
   */
  public Mesh(String name, int guides, MeshSettings settings, long seed) {
    if (guides < 1) {
      throw new IllegalArgumentException("A mesh needs at least one guide, got " + guides);
    }
    this.guides = guides;
    this.settings = settings;
    this.splitterErrors = new float[guides * (guides - 1)];
    if (settings.splitterErrorRadians() > 0) {
      RandomStream.of(seed, name + "/splitters")
          .normals(splitterErrors, 0, splitterErrors.length, 0);
      for (int i = 0; i < splitterErrors.length; i++) {
        splitterErrors[i] *= (float) settings.splitterErrorRadians();
      }
    }
  }

  /** Number of guides. */
  public int guides() {
    return guides;
  }

  /** Number of interferometers. */
  public int devices() {
    return guides * (guides - 1) / 2;
  }

  /** Devices in a row on the longest way. */
  public int depth() {
    if (guides < 3) {
      return guides - 1;
    }
    return settings.layout() == MeshLayout.CLEMENTS ? guides : 2 * guides - 3;
  }

  /** Sets the phases that would make a unitary matrix if all devices were ideal. */
  public void program(ComplexMatrix unitary) {
    if (unitary.rows() != guides) {
      throw new IllegalArgumentException(
          "This mesh has " + guides + " guides, the matrix has " + unitary.rows() + " rows");
    }
    held = realised(MeshDesign.of(unitary, settings.layout()));
  }

  /** Heaters' phases as they are, in the order of the devices: sum over the chip [rad]. */
  double heat() {
    double sum = 0;
    for (MeshDesign.Setting setting : design().settings()) {
      sum += wrapped(setting.theta()) + wrapped(setting.phi());
    }
    return sum;
  }

  private MeshDesign design() {
    MeshDesign design = held;
    if (design == null) {
      throw new IllegalStateException("This mesh holds nothing yet: program it first");
    }
    return design;
  }

  /** The matrix that the chip really is. */
  public ComplexMatrix matrix() {
    return forward(Light.probes(guides)).amplitudes();
  }

  /** Light from the inputs to the outputs. The light is modified. */
  public Light forward(Light light) {
    List<MeshDesign.Setting> devices = design().settings();
    for (int k = 0; k < devices.size(); k++) {
      light.through(device(devices, k), devices.get(k).upper());
    }
    phases(light);
    return light;
  }

  /** Light from the outputs to the inputs, through the same devices. The light is modified. */
  public Light backward(Light light) {
    List<MeshDesign.Setting> devices = design().settings();
    phases(light);
    for (int k = devices.size() - 1; k >= 0; k--) {
      light.through(device(devices, k).backwards(), devices.get(k).upper());
    }
    return light;
  }

  private void phases(Light light) {
    for (int g = 0; g < guides; g++) {
      light.phase(g, design().outputPhases()[g]);
    }
  }

  private TwoPort device(List<MeshDesign.Setting> devices, int k) {
    MeshDesign.Setting setting = devices.get(k);
    return TwoPort.balanced(
        setting.theta(), setting.phi(), splitterErrors[2 * k], splitterErrors[2 * k + 1]);
  }

  private MeshDesign realised(MeshDesign wanted) {
    List<MeshDesign.Setting> rounded =
        wanted.settings().stream()
            .map(s ->
                new MeshDesign.Setting(s.upper(), s.column(), round(s.theta()), round(s.phi())))
            .toList();
    double[] out = wanted.outputPhases().clone();
    for (int g = 0; g < guides; g++) {
      out[g] = round(out[g]);
    }
    return new MeshDesign(guides, warmed(rounded), out);
  }

  private double round(double phase) {
    if (settings.phaseBits() == 0) {
      return phase;
    }
    double step = TURN / (1L << settings.phaseBits());
    return Math.rint(wrapped(phase) / step) * step;
  }

  private static double wrapped(double phase) {
    double rest = phase % TURN;
    return rest < 0 ? rest + TURN : rest;
  }

  private List<MeshDesign.Setting> warmed(List<MeshDesign.Setting> devices) {
    double part = settings.thermalCrosstalk();
    if (part == 0) {
      return devices;
    }
    Map<Long, MeshDesign.Setting> places = new HashMap<>();
    for (MeshDesign.Setting device : devices) {
      places.put(place(device.column(), device.upper()), device);
    }
    return devices.stream()
        .map(device -> {
          double theta = device.theta();
          double phi = device.phi();
          for (MeshDesign.Setting neighbour : neighbours(places, device)) {
            theta += part * wrapped(neighbour.theta());
            phi += part * wrapped(neighbour.phi());
          }
          return new MeshDesign.Setting(device.upper(), device.column(), theta, phi);
        })
        .toList();
  }

  private static List<MeshDesign.Setting> neighbours(
      Map<Long, MeshDesign.Setting> places, MeshDesign.Setting device) {
    int[][] steps = {{0, -2}, {0, 2}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}};
    List<MeshDesign.Setting> found = new java.util.ArrayList<>();
    for (int[] step : steps) {
      MeshDesign.Setting neighbour =
          places.get(place(device.column() + step[0], device.upper() + step[1]));
      if (neighbour != null) {
        found.add(neighbour);
      }
    }
    return found;
  }

  private static long place(int column, int upper) {
    return (long) column << 32 | (upper & 0xffffffffL);
  }
}
