package org.ohmlight.simulator.optics.bench;

import org.jspecify.annotations.Nullable;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.LightPasses;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.WeightPanels;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.RandomStream;

/**
 * One area of the modulator with its row of emitters and its two rows of detectors: a product in
 * one direction.
 *
 * <p>The equations stand at {@link SlmCoupling}. All that is linear and fixed is folded into one
 * effective matrix when the pixels are written, and again when drift has moved on; a product is
 * then one matrix product between a pass over the inputs (emitter) and passes over the outputs
 * (noise, ADC).
 */
final class BenchArea {
  private static final int ROWS_A_BLOCK = 64;

  private final int inputs;
  private final int outputs;
  private final SlmSettings settings;
  private final float limit;
  private final AreaDevices devices;
  private final PixelLevels pixels;
  private final RandomStream shot;
  private final RandomStream dark;
  private final RandomStream source;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  private AreaControl control;

  /** Makes the image of each write in the memory of the last, which nobody reads any more. */
  private @Nullable ImageMaker writer;

  private float[] referenceBias = new float[0];
  private long written;
  private volatile @Nullable AreaImage newest;
  private volatile @Nullable AreaImage older;

  BenchArea(String key, int inputs, int outputs, float limit, SlmSettings settings, long seed) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.limit = limit;
    this.settings = settings;
    devices = new AreaDevices(key, inputs, outputs, limit, settings, seed);
    pixels = new PixelLevels(Math.multiplyExact(inputs, outputs), limit, settings);
    control = AreaControl.none(inputs, outputs);
    shot = RandomStream.of(seed, key + "/shot");
    dark = RandomStream.of(seed, key + "/dark");
    source = RandomStream.of(seed, key + "/source");
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return outputs;
  }

  AreaDevices devices() {
    return devices;
  }

  AreaControl control() {
    return control;
  }

  /** Takes other corrections; the pixels must be written again. */
  void take(AreaControl other) {
    control = other;
    writer = null;
  }

  /**
   * The realised matrix {@code [inputs x outputs]} at the last write; shared, not to be changed,
   * and overwritten by the next write.
   */
  float[] effective() {
    return image(written).effective();
  }

  /**
   * Writes the pixels and measures the bias light.
   *
   * @param weights what the controller asks for, {@code [inputs x outputs]}, in weight units; kept,
   *     must not change until the next write
   */
  synchronized void write(float[] weights, long tick) {
    pixels.write(weights);
    show(tick);
  }

  private void show(long tick) {
    written = tick;
    ImageMaker maker = writer == null ? maker() : writer;
    writer = maker;
    AreaImage now = maker.at(settings.drift().moment(tick), null);
    referenceBias = now.bias();
    older = null;
    newest = now;
  }

  private ImageMaker maker() {
    return new ImageMaker(inputs, outputs, limit, settings, devices, control, pixels);
  }

  /** The moment of the last write. */
  long written() {
    return written;
  }

  /** Where the crystals of the pixels stand; a copy. */
  float[] shown() {
    return pixels.shown();
  }

  /** As after a {@link #write} that left the crystals there. */
  synchronized void restore(float[] weights, float[] shown, long tick) {
    pixels.restore(weights, shown);
    show(tick);
  }

  /** The area at a tick: that of the last write, or what drift has made of it since. */
  AreaImage image(long tick) {
    long moment = settings.drift().moment(tick);
    AreaImage first = newest;
    if (first != null && first.moment() == moment) {
      return first;
    }
    AreaImage second = older;
    return second != null && second.moment() == moment ? second : drifted(moment);
  }

  private synchronized AreaImage drifted(long moment) {
    AreaImage before = newest;
    if (before != null && before.moment() == moment) {
      return before;
    }
    AreaImage now = maker().at(moment, referenceBias);
    older = before;
    newest = now;
    return now;
  }

  /** {@code out = in E}, with emitters, noise and converters. {@code out} is modified. */
  void multiply(Batch in, Batch out, long tick) {
    AreaImage image = image(tick);
    for (int first = 0; first < in.rows(); first += ROWS_A_BLOCK) {
      int rows = Math.min(ROWS_A_BLOCK, in.rows() - first);
      multiplyBlock(image, in.window(first, rows), out.window(first, rows), tick);
    }
  }

  private void multiplyBlock(AreaImage image, Batch in, Batch out, long tick) {
    int rows = in.rows();
    Scratch own = scratch.get();
    float[] drive = in.values();
    int at = in.offset();
    if (!drivesAreExact()) {
      drive = own.drive(rows * inputs);
      at = 0;
      emit(in, drive);
    }
    Gemm.multiply(drive, at, rows, image.panels(), out.values(), out.offset());
    addOffset(image.offset(), out);
    BenchNoise noise = settings.noise();
    if (noise.source()) {
      addSourceNoise(image, out, tick, own);
    }
    if (noise.countsPixels()) {
      addPixelNoise(image, drive, at, out, tick, own);
    } else if (noise.shot()) {
      addShotNoise(image, drive, at, out, tick, own);
    }
    if (noise.dark()) {
      addDarkNoise(image, out, tick, own);
    }
    convert(out);
  }

  private boolean drivesAreExact() {
    return !settings.bounded()
        && settings.converters().dac().isIdeal()
        && settings.emitter().isLinear();
  }

  /** From states to light against the bias, in state units. */
  private void emit(Batch in, float[] drive) {
    int count = in.rows() * inputs;
    float range = (float) settings.stateRange();
    DacSettings dac = settings.converters().dac();
    float clip =
        (float)
            Math.min(settings.bounded() ? range : Double.POSITIVE_INFINITY, range * dac.bound());
    LightPasses.clip(in.values(), in.offset(), drive, 0, clip, count);
    if (dac.resolution() > 0) {
      LightPasses.quantize(drive, 0, range * dac.step(), count);
    }
    if (!settings.emitter().isLinear()) {
      float quadratic = (float) (settings.emitter().quadratic() / range);
      float cubic = (float) (settings.emitter().cubic() / (range * range));
      LightPasses.bend(drive, 0, quadratic, cubic, count);
    }
  }

  private void addOffset(float @Nullable [] offset, Batch out) {
    for (int r = 0; offset != null && r < out.rows(); r++) {
      Pointwise.addScaled(out.values(), out.offset() + r * outputs, offset, 0, 1f, outputs);
    }
  }

  private void addSourceNoise(AreaImage image, Batch out, long tick, Scratch own) {
    float deviation =
        (float) settings.emitter().relativeIntensityNoise(settings.timing().bandwidthHertz());
    int skipped = out.firstRow() & 3;
    float[] normals = own.normals(skipped + out.rows());
    source.at(tick).normals(normals, 0, skipped + out.rows(), out.firstRow() - skipped);
    for (int r = 0; r < out.rows(); r++) {
      float change = deviation * normals[skipped + r];
      LightPasses.flicker(out.values(), out.offset() + r * outputs, change, image.bias(), outputs);
    }
  }

  private void addShotNoise(
      AreaImage image, float[] drive, int driveAt, Batch out, long tick, Scratch own) {
    int stride = stride();
    float[] normals = own.normals(out.rows() * stride);
    fill(shot, tick, normals, out);
    for (int r = 0; r < out.rows(); r++) {
      float level = 1f + LightPasses.dot(image.lightShare(), drive, driveAt + r * inputs, inputs);
      float scale = (float) Math.sqrt(Math.max(level, 0f));
      int at = out.offset() + r * outputs;
      LightPasses.addNoise(
          out.values(), at, scale, image.shotDeviation(), normals, r * stride, outputs);
    }
  }

  /** Shot noise of the light that really falls on each detector. */
  private void addPixelNoise(
      AreaImage image, float[] drive, int driveAt, Batch out, long tick, Scratch own) {
    WeightPanels shotLight = image.shotLight();
    if (shotLight == null) {
      throw new IllegalStateException("The image was made without the light of each pixel");
    }
    int stride = stride();
    float[] normals = own.normals(out.rows() * stride);
    fill(shot, tick, normals, out);
    float[] variance = own.variance(out.rows() * outputs);
    Gemm.multiply(drive, driveAt, out.rows(), shotLight, variance, 0);
    for (int r = 0; r < out.rows(); r++) {
      LightPasses.addPoisson(
          out.values(),
          out.offset() + r * outputs,
          image.shotDeviation(),
          variance,
          r * outputs,
          normals,
          r * stride,
          outputs);
    }
  }

  private void addDarkNoise(AreaImage image, Batch out, long tick, Scratch own) {
    int stride = stride();
    float[] normals = own.normals(out.rows() * stride);
    fill(dark, tick, normals, out);
    for (int r = 0; r < out.rows(); r++) {
      int at = out.offset() + r * outputs;
      LightPasses.addNoise(
          out.values(), at, 1f, image.darkDeviation(), normals, r * stride, outputs);
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
    AdcSettings adc = settings.converters().adc();
    if (adc.isIdeal()) {
      return;
    }
    double bound = adc.range().bound(inputs) * limit * settings.stateRange();
    int count = out.rows() * outputs;
    float[] y = out.values();
    LightPasses.clip(y, out.offset(), y, out.offset(), (float) bound, count);
    if (adc.resolution() > 0) {
      LightPasses.quantize(y, out.offset(), (float) (2 * bound * adc.resolution()), count);
    }
  }

  /** Working space of a thread; grows to what a block needs. */
  private static final class Scratch {
    private float[] drive = new float[0];
    private float[] normals = new float[0];
    private float[] variance = new float[0];

    float[] drive(int count) {
      drive = atLeast(drive, count);
      return drive;
    }

    float[] normals(int count) {
      normals = atLeast(normals, count);
      return normals;
    }

    float[] variance(int count) {
      variance = atLeast(variance, count);
      return variance;
    }

    private static float[] atLeast(float[] ready, int count) {
      return ready.length < count ? new float[count] : ready;
    }
  }
}
