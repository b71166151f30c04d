package org.ohmlight.simulator.optics.mesh;

import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Reciprocity;
import org.ohmlight.simulator.optics.coherent.Homodyne;
import org.ohmlight.simulator.optics.coherent.ProgrammedCoupling;
import org.ohmlight.simulator.optics.medium.ComplexMatrix;

/**
 * A real matrix {@code W = g U S V^T} on two meshes with attenuators {@code S <= 1} between them.
 *
 * <p>The gain {@code g}, the largest singular value, is that of the receivers; {@code x} are
 * amplitudes of the input guides, and the reading takes the part of the output in phase with the
 * reference. The way back runs through the same devices, {@code Re(M)^T}. Loss only costs photons,
 * because the receivers make up for it: with {@code N} photons for {@code x = 1} a reading carries
 * noise of {@code g / (2 sqrt(N 10^(-loss / 10)))}.
 */
final class MeshCoupling extends ProgrammedCoupling {
  private static final double SETTLE_SECONDS = 10e-6;
  private static final double PRESENTATION_SECONDS = 0.1e-9;
  private static final double CONVERSION_JOULES = 14.8e-3 / 10e9;
  private static final double WATTS_A_HALF_TURN = 30e-3;

  private final MeshSettings settings;
  private final Mesh inputMesh;
  private final Mesh outputMesh;
  private final Homodyne reading;
  private final RandomStream forwardNoise;
  private final RandomStream adjointNoise;
  private final Ledger.Line programmings;
  private final Ledger.Line presentations;
  private final Ledger.Line conversions;
  private double gain = 1;
  private double heat;

  private MeshCoupling(
      String name,
      int outputs,
      int inputs,
      float weightLimit,
      MeshSettings settings,
      long seed,
      Ledger ledger) {
    super(name, outputs, inputs, weightLimit);
    this.settings = settings;
    this.inputMesh = new Mesh(name + "/input mesh", inputs, settings, seed);
    this.outputMesh = new Mesh(name + "/output mesh", outputs, settings, seed);
    int devices = inputMesh.depth() + outputMesh.depth() + 1;
    double transmitted = Math.pow(10, -devices * settings.lossDecibels() / 10);
    this.reading = new Homodyne(settings.photons() * transmitted, 1e3, 0);
    this.forwardNoise = RandomStream.of(seed, name + "/forward reading");
    this.adjointNoise = RandomStream.of(seed, name + "/adjoint reading");
    this.programmings = ledger.line("mesh programming", SETTLE_SECONDS, 0);
    this.presentations = ledger.line("mesh presentation", PRESENTATION_SECONDS, 0);
    this.conversions = ledger.line("mesh conversion (in parallel)", 0, CONVERSION_JOULES);
  }

  static MeshCoupling of(
      String name,
      int outputs,
      int inputs,
      float weightLimit,
      MeshSettings settings,
      long seed,
      Ledger ledger) {
    MeshCoupling coupling =
        new MeshCoupling(name, outputs, inputs, weightLimit, settings, seed, ledger);
    coupling.start();
    return coupling;
  }

  @Override
  public Reciprocity reciprocity() {
    return Reciprocity.SAME_DEVICES;
  }

  @Override
  protected Cost realise(float[] target, float[] forward, float[] backward) {
    SingularValues parts = SingularValues.of(target, outputs(), inputs());
    gain = parts.largest() > 0 ? parts.largest() : 1;
    inputMesh.program(ComplexMatrix.real(inputs(), inputs(), parts.inputTransposed()));
    outputMesh.program(ComplexMatrix.real(outputs(), outputs(), parts.output()));
    heat = inputMesh.heat() + outputMesh.heat();
    if (settings.holdsExactly()) {
      // The product of the parts is the matrix itself, without the rounding of the way round.
      System.arraycopy(target, 0, forward, 0, target.length);
    } else {
      throughDevices(parts, forward);
    }
    System.arraycopy(forward, 0, backward, 0, forward.length);
    programmings.add(1);
    double joules = heatWatts() * SETTLE_SECONDS;
    programmings.addJoules(joules);
    long phases = 2L * (inputMesh.devices() + outputMesh.devices()) + parts.values().length;
    return new Cost(phases, SETTLE_SECONDS, joules);
  }

  private void throughDevices(SingularValues parts, float[] into) {
    ComplexMatrix middle = inputMesh.matrix();
    ComplexMatrix crossing = ComplexMatrix.zeros(outputs(), inputs());
    for (int k = 0; k < parts.values().length; k++) {
      double pass = attenuation(parts.values()[k] / gain);
      for (int c = 0; c < inputs(); c++) {
        crossing.re()[k * inputs() + c] = pass * middle.re()[k * inputs() + c];
        crossing.im()[k * inputs() + c] = pass * middle.im()[k * inputs() + c];
      }
    }
    ComplexMatrix whole = outputMesh.forward(Light.of(crossing)).amplitudes();
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) (gain * whole.re()[i]);
    }
  }

  /** An attenuator is an interferometer of which one output is used: {@code cos(theta / 2)}. */
  private double attenuation(double wanted) {
    if (settings.phaseBits() == 0) {
      return wanted;
    }
    double step = 2 * Math.PI / (1L << settings.phaseBits());
    double theta = 2 * Math.acos(Math.min(1, wanted));
    return Math.cos(Math.rint(theta / step) * step / 2);
  }

  private double heatWatts() {
    return WATTS_A_HALF_TURN * heat / Math.PI;
  }

  @Override
  protected void detect(
      Direction direction, float[] values, int offset, int rows, int firstRow, long tick) {
    boolean there = direction == Direction.FORWARD;
    RandomStream stream = (there ? forwardNoise : adjointNoise).at(tick);
    int width = there ? outputs() : inputs();
    reading.read(values, offset, rows, width, gain, firstRow, stream);
    presentations.add(rows);
    presentations.addJoules(rows * heatWatts() * PRESENTATION_SECONDS);
    conversions.add((long) rows * (outputs() + inputs()));
  }
}
