package org.ohmlight.simulator.optics.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.LightPasses;
import org.ohmlight.kernel.WeightPanels;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.RandomStream;

/**
 * One area of the modulator with its row of emitters and its two rows of detectors: a product in
 * one direction.
 *
 * <p>The equations stand at {@link SlmCoupling}. All that is linear and fixed is folded into one
 * effective matrix when the pixels are written; a product is then one matrix product between a pass
 * over the inputs (emitter) and passes over the outputs (noise, ADC).
 */
final class BenchArea {
  private static final int ROWS_A_BLOCK = 64;

  private final int inputs;
  private final int outputs;
  private final SlmSettings settings;
  private final float limit;
  private final ArmOptics positive;
  private final ArmOptics negative;
  private final float[] light;
  private final float[] lightShare;
  private final float lightReference;
  private final RandomStream shot;
  private final RandomStream dark;
  private final RandomStream source;

  private final float[] effective;
  private final WeightPanels panels;
  private final float[] biasOutput;
  private final float[] shotDeviation;
  private final float[] darkDeviation;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  BenchArea(String key, int inputs, int outputs, float limit, SlmSettings settings, long seed) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.limit = limit;
    this.settings = settings;
    positive = ArmOptics.draw(settings, limit, outputs, seed, key + "/positive");
    negative = ArmOptics.draw(settings, limit, outputs, seed, key + "/negative");
    light = new float[inputs];
    lightReference = drawLight(seed, key);
    lightShare = new float[inputs];
    shareLight();
    shot = RandomStream.of(seed, key + "/shot");
    dark = RandomStream.of(seed, key + "/dark");
    source = RandomStream.of(seed, key + "/source");
    effective = new float[Math.multiplyExact(inputs, outputs)];
    panels = new WeightPanels(inputs, outputs);
    biasOutput = new float[outputs];
    shotDeviation = new float[outputs];
    darkDeviation = new float[outputs];
  }

  /** Light of each channel; returns the light that the controller takes for 1. */
  private float drawLight(long seed, String key) {
    ChannelSpread spread = settings.channels();
    double[] efficiency = ArmOptics.cutNormals(seed, key + "/input efficiency", inputs);
    double[] residual = ArmOptics.cutNormals(seed, key + "/input calibration", inputs);
    double weakest = 1;
    for (int i = 0; i < inputs; i++) {
      efficiency[i] = 1 + spread.input() * efficiency[i];
      weakest = Math.min(weakest, efficiency[i]);
    }
    for (int i = 0; i < inputs; i++) {
      light[i] =
          (float)
              (spread.calibrated()
                  ? weakest * (1 + spread.residual() * residual[i])
                  : efficiency[i]);
    }
    return spread.calibrated() ? (float) weakest : 1f;
  }

  private void shareLight() {
    double total = 0;
    for (float one : light) {
      total += one;
    }
    for (int i = 0; i < inputs; i++) {
      lightShare[i] = (float) (light[i] / (total * settings.stateRange()));
    }
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return outputs;
  }

  /** The realised matrix {@code [inputs x outputs]}; shared, not to be changed. */
  float[] effective() {
    return effective;
  }

  /**
   * Writes the pixels.
   *
   * @param weights what the controller asks for, {@code [inputs x outputs]}, in weight units
   */
  void write(float[] weights) {
    float step = (float) (settings.pixel().step() * limit);
    float[] lit = new float[outputs + 2];
    float[] positiveLight = new float[outputs];
    float[] negativeLight = new float[outputs];
    float[] row = new float[outputs];
    Arrays.fill(biasOutput, 0f);
    for (int i = 0; i < inputs; i++) {
      float gain = light[i] / lightReference;
      Arrays.fill(row, 0f);
      expose(positive, weights, i, 1f, step, lit);
      LightPasses.collect(
          row,
          0,
          gain,
          positive.self(),
          positive.fromEarlier(),
          positive.fromLater(),
          lit,
          outputs);
      LightPasses.gather(positiveLight, light[i], lit, 1, outputs);
      expose(negative, weights, i, -1f, step, lit);
      LightPasses.collect(
          row,
          0,
          -gain,
          negative.self(),
          negative.fromEarlier(),
          negative.fromLater(),
          lit,
          outputs);
      LightPasses.gather(negativeLight, light[i], lit, 1, outputs);
      System.arraycopy(row, 0, effective, i * outputs, outputs);
      LightPasses.gather(biasOutput, (float) settings.stateRange(), row, 0, outputs);
    }
    panels.pack(effective);
    sizeNoise(positiveLight, negativeLight);
  }

  private void expose(
      ArmOptics arm, float[] weights, int input, float sign, float step, float[] lit) {
    LightPasses.transmit(
        weights,
        input * outputs,
        sign,
        step,
        limit,
        arm.bow(),
        arm.slope(),
        arm.base(),
        lit,
        outputs);
  }

  /**
   * Standard deviations at the output, in weight times state units, from the electrons that the
   * bias light makes on both detectors of a column.
   */
  private void sizeNoise(float[] positiveLight, float[] negativeLight) {
    double open = 1 - settings.pixel().minTransmission();
    double full = settings.fullElectrons(outputs);
    double unitsPerElectron = 2 * limit * settings.stateRange() / (full * lightReference * open);
    double toElectrons = 0.5 * full * open / limit;
    double inTheDark = settings.detector().darkElectronVariance(settings.timing().frameSeconds());
    for (int j = 0; j < outputs; j++) {
      double up = (double) positive.correction()[j] * positive.correction()[j];
      double down = (double) negative.correction()[j] * negative.correction()[j];
      double electrons =
          toElectrons
              * (up * positive.raw()[j] * positiveLight[j]
                  + down * negative.raw()[j] * negativeLight[j]);
      shotDeviation[j] = (float) (unitsPerElectron * Math.sqrt(electrons));
      darkDeviation[j] = (float) (unitsPerElectron * Math.sqrt((up + down) * inTheDark));
    }
  }

  /** {@code out = in E}, with emitters, noise and converters. {@code out} is modified. */
  void multiply(Batch in, Batch out, long tick) {
    for (int first = 0; first < in.rows(); first += ROWS_A_BLOCK) {
      int rows = Math.min(ROWS_A_BLOCK, in.rows() - first);
      multiplyBlock(in.window(first, rows), out.window(first, rows), tick);
    }
  }

  private void multiplyBlock(Batch in, Batch out, long tick) {
    int rows = in.rows();
    Scratch own = scratch.get();
    if (drivesAreExact()) {
      Gemm.multiply(in.values(), in.offset(), rows, panels, out.values(), out.offset());
    } else {
      float[] drive = own.drive(rows * inputs);
      emit(in, drive);
      Gemm.multiply(drive, 0, rows, panels, out.values(), out.offset());
    }
    BenchNoise noise = settings.noise();
    if (noise.source()) {
      addSourceNoise(out, tick, own);
    }
    if (noise.shot()) {
      addShotNoise(in, out, tick, own);
    }
    if (noise.dark()) {
      addDarkNoise(out, tick, own);
    }
    convert(out);
  }

  private boolean drivesAreExact() {
    return !settings.bounded()
        && settings.converters().dacBits() == 0
        && settings.emitter().isLinear();
  }

  /** From states to light against the bias, in state units. */
  private void emit(Batch in, float[] drive) {
    int count = in.rows() * inputs;
    float range = (float) settings.stateRange();
    float clip = settings.bounded() ? range : Float.POSITIVE_INFINITY;
    LightPasses.clip(in.values(), in.offset(), drive, 0, clip, count);
    int bits = settings.converters().dacBits();
    if (bits > 0) {
      LightPasses.quantize(drive, 0, range / levels(bits), count);
    }
    if (!settings.emitter().isLinear()) {
      float quadratic = (float) (settings.emitter().quadratic() / range);
      float cubic = (float) (settings.emitter().cubic() / (range * range));
      LightPasses.bend(drive, 0, quadratic, cubic, count);
    }
  }

  private static float levels(int bits) {
    return bits == 1 ? 1 : (1 << (bits - 1)) - 1;
  }

  private void addSourceNoise(Batch out, long tick, Scratch own) {
    float deviation =
        (float) settings.emitter().relativeIntensityNoise(settings.timing().bandwidthHertz());
    int skipped = out.firstRow() & 3;
    float[] normals = own.normals(skipped + out.rows());
    source.at(tick).normals(normals, 0, skipped + out.rows(), out.firstRow() - skipped);
    for (int r = 0; r < out.rows(); r++) {
      float change = deviation * normals[skipped + r];
      LightPasses.flicker(out.values(), out.offset() + r * outputs, change, biasOutput, outputs);
    }
  }

  private void addShotNoise(Batch in, Batch out, long tick, Scratch own) {
    float[] lit = drivesAreExact() ? in.values() : own.drive(0);
    int litOffset = drivesAreExact() ? in.offset() : 0;
    int stride = stride();
    float[] normals = own.normals(out.rows() * stride);
    fill(shot, tick, normals, out);
    for (int r = 0; r < out.rows(); r++) {
      float level = 1f + LightPasses.dot(lightShare, lit, litOffset + r * inputs, inputs);
      float scale = (float) Math.sqrt(Math.max(level, 0f));
      int at = out.offset() + r * outputs;
      LightPasses.addNoise(out.values(), at, scale, shotDeviation, normals, r * stride, outputs);
    }
  }

  private void addDarkNoise(Batch out, long tick, Scratch own) {
    int stride = stride();
    float[] normals = own.normals(out.rows() * stride);
    fill(dark, tick, normals, out);
    for (int r = 0; r < out.rows(); r++) {
      int at = out.offset() + r * outputs;
      LightPasses.addNoise(out.values(), at, 1f, darkDeviation, normals, r * stride, outputs);
    }
  }

  /** Normals keyed by tick and row: a row's numbers do not depend on how the batch was cut. */
  private void fill(RandomStream stream, long tick, float[] normals, Batch out) {
    int stride = stride();
    stream.at(tick).normals(normals, 0, out.rows() * stride, (long) out.firstRow() * stride);
  }

  private int stride() {
    return (outputs + 3) & ~3;
  }

  private void convert(Batch out) {
    int bits = settings.converters().adcBits();
    double headroom = settings.converters().adcHeadroom();
    if (Double.isInfinite(headroom)) {
      return;
    }
    float range = (float) (headroom * limit * settings.stateRange() * Math.sqrt(inputs));
    int count = out.rows() * outputs;
    float[] y = out.values();
    LightPasses.clip(y, out.offset(), y, out.offset(), range, count);
    if (bits > 0) {
      LightPasses.quantize(y, out.offset(), range / levels(bits), count);
    }
  }

  /** Working space of a thread; grows to what a block needs. */
  private static final class Scratch {
    private float @Nullable [] drive;
    private float @Nullable [] normals;

    float[] drive(int count) {
      float[] ready = drive;
      if (ready == null || ready.length < count) {
        ready = new float[count];
        drive = ready;
      }
      return ready;
    }

    float[] normals(int count) {
      float[] ready = normals;
      if (ready == null || ready.length < count) {
        ready = new float[count];
        normals = ready;
      }
      return ready;
    }
  }
}
