package org.ohmlight.simulator.optics.coherent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Reciprocity;

/**
 * A real matrix on a phase modulator, one area for each direction.
 *
 * <p>Flicker turns the phase of all pixels of a frame by the same Gaussian angle {@code d}, so that
 * a reading in phase with the reference shrinks by {@code cos d}: {@code exp(-var / 2)} on average.
 */
public final class CoherentBenchCoupling extends ProgrammedCoupling {
  private static final double PHOTON_JOULES = 6.62607015e-34 * 299_792_458 / 633e-9;

  private final CoherentBenchSettings settings;
  private final WeightWriter forwardWriter;
  private final WeightWriter adjointWriter;
  private final PixelArea forwardArea;
  private final PixelArea adjointArea;
  private final Homodyne reading;
  private final long seed;
  private final Ledger.Line programmings;
  private final Ledger.Line frames;
  private double forwardUnit;
  private double adjointUnit;

  private CoherentBenchCoupling(
      String name,
      int outputs,
      int inputs,
      float weightLimit,
      CoherentBenchSettings settings,
      long seed,
      Ledger ledger) {
    super(name, outputs, inputs, weightLimit);
    this.settings = settings;
    this.seed = seed;
    this.forwardWriter = writer(outputs, inputs, weightLimit, settings);
    this.adjointWriter = writer(inputs, outputs, weightLimit, settings);
    this.forwardArea = area(name + "/forward", forwardWriter, settings, seed);
    this.adjointArea = area(name + "/adjoint", adjointWriter, settings, seed);
    this.reading = new Homodyne(settings.photons(), settings.reference(), settings.readElectrons());
    this.programmings = ledger.line("modulator settling", settings.settleSeconds(), 0);
    this.frames = ledger.line("camera frame", settings.frameSeconds(), 0);
  }

  static CoherentBenchCoupling of(
      String name,
      int outputs,
      int inputs,
      float weightLimit,
      CoherentBenchSettings settings,
      long seed,
      Ledger ledger) {
    CoherentBenchCoupling coupling =
        new CoherentBenchCoupling(name, outputs, inputs, weightLimit, settings, seed, ledger);
    coupling.start();
    return coupling;
  }

  private static WeightWriter writer(
      int outputs, int inputs, double limit, CoherentBenchSettings settings) {
    return switch (settings.encoding()) {
      case WeightEncoding.Superpixels(int side) ->
          new SuperpixelWriter(outputs, inputs, limit, side, settings);
      case WeightEncoding.Holograms holograms ->
          new HologramWriter(outputs, inputs, holograms, settings);
    };
  }

  private static PixelArea area(
      String name, WeightWriter writer, CoherentBenchSettings settings, long seed) {
    if (writer.pixelRows() > settings.pixelRows()
        || writer.pixelColumns() > settings.pixelColumns()) {
      throw new IllegalArgumentException(
          name
              + " needs an area of "
              + writer.pixelRows()
              + " x "
              + writer.pixelColumns()
              + " pixels, the modulator has "
              + settings.pixelRows()
              + " x "
              + settings.pixelColumns()
              + ": use a larger modulator, smaller superpixels or holograms, or fewer neurons");
    }
    return new PixelArea(name, writer.pixelRows(), writer.pixelColumns(), settings, seed);
  }

  @Override
  public Reciprocity reciprocity() {
    return Reciprocity.SEPARATE_AREA;
  }

  @Override
  protected Cost realise(float[] target, float[] forward, float[] backward) {
    forwardUnit = forwardWriter.write(target, forwardArea, forward);
    float[] turned = transposed(target, outputs(), inputs());
    float[] made = new float[turned.length];
    adjointUnit = adjointWriter.write(turned, adjointArea, made);
    System.arraycopy(transposed(made, inputs(), outputs()), 0, backward, 0, backward.length);
    programmings.add(1);
    long pixels =
        (long) forwardWriter.pixelRows() * forwardWriter.pixelColumns()
            + (long) adjointWriter.pixelRows() * adjointWriter.pixelColumns();
    return new Cost(pixels, settings.settleSeconds(), 0);
  }

  /**
   * Measures the response curve and the wavefront of both areas in an interferometer whose readings
   * have the shot noise of the bench's photons, and writes the weights anew. What does not help is
   * dropped.
   *
   * @param tick the moment of this exchange
   * @return a report for each part and area
   */
  public List<CalibrationReport> calibrate(long tick) {
    List<CalibrationReport> reports = new ArrayList<>();
    for (PixelArea area : List.of(forwardArea, adjointArea)) {
      String where = name() + (area == forwardArea ? "/forward" : "/adjoint");
      PanelCalibration calibration = new PanelCalibration(area, settings, where, seed, tick);
      reports.addAll(calibration.run());
      frames.add(calibration.frames());
    }
    start();
    return reports;
  }

  @Override
  protected SequencedMap<String, float[]> corrections() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("forwardTable", forwardArea.savedTable());
    arrays.put("forwardWavefront", forwardArea.savedCorrection());
    arrays.put("adjointTable", adjointArea.savedTable());
    arrays.put("adjointWavefront", adjointArea.savedCorrection());
    return arrays;
  }

  @Override
  protected void restoreCorrections(Map<String, float[]> checkpoint) {
    forwardArea.restore(
        checkpoint.getOrDefault("forwardTable", new float[0]),
        checkpoint.getOrDefault("forwardWavefront", new float[0]));
    adjointArea.restore(
        checkpoint.getOrDefault("adjointTable", new float[0]),
        checkpoint.getOrDefault("adjointWavefront", new float[0]));
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] out = new float[matrix.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        out[c * rows + r] = matrix[r * columns + c];
      }
    }
    return out;
  }

  @Override
  protected void detect(
      Direction direction, float[] values, int offset, int rows, int firstRow, long tick) {
    boolean there = direction == Direction.FORWARD;
    int width = there ? outputs() : inputs();
    String stage = name() + (there ? "/forward" : "/adjoint");
    flicker(values, offset, rows, width, firstRow, stage, tick);
    RandomStream noise = RandomStream.of(seed, stage + " reading").at(tick);
    reading.read(values, offset, rows, width, there ? forwardUnit : adjointUnit, firstRow, noise);
    frames.add(rows);
    if (settings.photons() < Double.POSITIVE_INFINITY) {
      frames.addJoules(rows * settings.photons() * outputs() * inputs() * PHOTON_JOULES);
    }
  }

  private void flicker(
      float[] values, int offset, int rows, int width, int firstRow, String stage, long tick) {
    if (settings.flickerRadians() == 0) {
      return;
    }
    RandomStream stream = RandomStream.of(seed, stage + " flicker").at(tick);
    float[] normals = new float[4];
    for (int r = 0; r < rows; r++) {
      stream.normals(normals, 0, 4, 4L * (firstRow + r));
      float shrink = (float) Math.cos(settings.flickerRadians() * normals[0]);
      for (int c = 0; c < width; c++) {
        values[offset + r * width + c] *= shrink;
      }
    }
  }
}
