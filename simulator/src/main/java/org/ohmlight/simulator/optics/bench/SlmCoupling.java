package org.ohmlight.simulator.optics.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.kernel.LightPasses;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.Reciprocity;

/**
 * A matrix held as transmissions of an incoherent bench.
 *
 * <p>States drive emitters around a bias, so that light carries both signs in one presentation:
 * {@code P_i = (P0 / 2) eta_i (1 + p(x_i / X))}, with the range of states {@code X} and the
 * emitter's curve {@code p}. The modulator holds {@code relu(W)} and {@code relu(-W)} in two
 * intensity arms, {@code T+-_ij = Tmin + (1 - Tmin) f(q(relu(+-W_ij) / L))} with the weight limit
 * {@code L}. The detectors of an arm see {@code I_j = rho_j sum_i P_i T_ij}, plus a part {@code xi}
 * of both neighbours' light; the controller subtracts the arms and the light of the bias, which it
 * measured after the last write, and scales by what it knows of the gains. In units of weight times
 * state
 *
 * <pre>y_j = ADC( sum_i E_ij X p(x_i / X) + r (b_j + y_j) + sigma_j n_j + d_j m_j )</pre>
 *
 * with the effective matrix {@code E} (all that is linear and fixed), source noise {@code r} common
 * to a frame, which also moves the bias light {@code b_j = X sum_i E_ij}, shot noise, and dark
 * noise. Shot noise is that of the whole light on both arms, bias included: {@code sigma_j^2} is
 * proportional to {@code sum_i eta_i (T+_ij + T-_ij) (1 + p(x_i / X))}, or to the same sum at the
 * bias times the frame's mean light ({@link BenchNoise#shotPerPixel()}).
 *
 * <p>The two directions of the edge are two areas with devices of their own ({@link
 * Reciprocity#SEPARATE_AREA}): {@link #asymmetry()} says how far they differ.
 *
 * <p>An update is digital: the controller holds the weights in single precision, adds the outer
 * product, clips, and writes both areas at the pixels' bit depth. {@link #program} also measures
 * what it reached and corrects the levels, {@code verifyPasses} times. {@link #read} is a
 * calibration scan of the forward area: the effective matrix at small signals, averaged until noise
 * does not matter.
 *
 * <p>Source: stage order and measured spreads of the analog optical computer (Kalinin et al.,
 * Nature 645, 354, 2025, and microsoft/aoc); detector noise at {@link
 * org.ohmlight.device.optical.Photodetector}. Drift, alignment and the settling of the crystal
 * stand at {@link BenchDrift}. Left out: dependence of the shot noise on crosstalk and
 * displacement; error of the measured bias light.
 */
public final class SlmCoupling implements Coupling {
  private static final int ROWS_A_TASK = OuterProduct.OUTPUTS_A_TASK;

  private final String name;
  private final int outputs;
  private final int inputs;
  private final float limit;
  private final SlmSettings settings;
  private final long seed;
  private final Team team;
  private final BenchMeter meter;
  private final float[] weights;
  private final SlmArea ahead;
  private final SlmArea back;

  private final OuterProduct product;
  private float rate;
  private final IntConsumer updateRows = this::updateRows;

  SlmCoupling(
      String name,
      int outputs,
      int inputs,
      float limit,
      SlmSettings settings,
      long seed,
      Team team,
      BenchMeter meter) {
    this.name = name;
    this.outputs = outputs;
    this.inputs = inputs;
    this.limit = limit;
    this.settings = settings;
    this.seed = seed;
    this.team = team;
    this.meter = meter;
    this.weights = new float[Math.multiplyExact(outputs, inputs)];
    this.product = new OuterProduct(outputs, inputs);
    this.ahead =
        new SlmArea(
            new BenchArea(name + "/forward", inputs, outputs, limit, settings, seed),
            weights,
            true,
            bound());
    this.back =
        new SlmArea(
            new BenchArea(name + "/adjoint", outputs, inputs, limit, settings, seed),
            weights,
            false,
            bound());
  }

  private float bound() {
    return settings.bounded() ? limit : Float.POSITIVE_INFINITY;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public Reciprocity reciprocity() {
    return Reciprocity.SEPARATE_AREA;
  }

  @Override
  public double weightLimit() {
    return bound();
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    x.requireShape(x.rows(), inputs, "x", name);
    y.requireShape(x.rows(), outputs, "y", name);
    ahead.ready().multiply(x, y, tick);
    meter.present(x.rows(), inputs, outputs);
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    y.requireShape(y.rows(), outputs, "y", name);
    x.requireShape(y.rows(), inputs, "x", name);
    back.ready().multiply(y, x, tick);
    meter.present(y.rows(), outputs, inputs);
  }

  @Override
  public void update(Batch newPost, Batch newPre, float newRate, long tick) {
    newPost.requireShape(newPost.rows(), outputs, "post", name);
    newPre.requireShape(newPost.rows(), inputs, "pre", name);
    product.take(
        newPost.values(), newPost.offset(), newPre.values(), newPre.offset(), newPost.rows());
    rate = newRate;
    team.each((outputs + ROWS_A_TASK - 1) / ROWS_A_TASK, updateRows);
    meter.learn(newPost.rows(), weights.length);
    written(tick);
  }

  private void updateRows(int task) {
    int first = task * ROWS_A_TASK;
    product.addTo(weights, rate, 1f, first, Math.min(outputs, first + ROWS_A_TASK));
  }

  @Override
  public void increment(float[] delta, long tick) {
    requireMatrix(delta, "delta");
    Pointwise.addScaled(weights, 0, delta, 0, 1f, weights.length);
    meter.learn(1, weights.length);
    written(tick);
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    requireMatrix(target, "target");
    System.arraycopy(target, 0, weights, 0, weights.length);
    ahead.forgetCorrection();
    back.forgetCorrection();
    written(tick);
    for (int pass = 0; pass < settings.verifyPasses(); pass++) {
      ahead.correct();
      back.correct();
      meter.present(inputs, inputs, outputs);
      meter.present(outputs, outputs, inputs);
      meter.write(outputs, inputs);
    }
    return report(target);
  }

  private ProgramReport report(float[] target) {
    int refreshes = 1 + settings.verifyPasses();
    double seconds = refreshes * settings.timing().writeSeconds();
    return ProgramReport.of(
        target,
        effectiveMatrix(),
        4L * refreshes * target.length,
        seconds,
        seconds * settings.timing().panelWatts());
  }

  /** The weights have changed: hold them to the pixels' range and write both areas. */
  private void written(long tick) {
    if (settings.bounded()) {
      LightPasses.clip(weights, 0, weights, 0, limit, weights.length);
    }
    ahead.changed(tick);
    back.changed(tick);
    meter.write(outputs, inputs);
  }

  @Override
  public void read(float[] into) {
    requireMatrix(into, "into");
    System.arraycopy(effectiveMatrix(), 0, into, 0, into.length);
    meter.present(inputs, inputs, outputs);
  }

  /** The realised matrix of the forward area at small signals, {@code [outputs x inputs]}. */
  public float[] effectiveMatrix() {
    return ahead.effective();
  }

  /** The realised matrix of the adjoint area, laid out as the forward one, {@code A^T}. */
  public float[] effectiveAdjointMatrix() {
    return back.effective();
  }

  /**
   * Calibrates both areas; each part is judged on measurements that it was not fitted to, and
   * dropped where it would not help.
   *
   * @param tick the moment of this exchange
   * @return a report for each part and area
   */
  public List<CalibrationReport> calibrate(BenchCalibration plan, long tick) {
    List<CalibrationReport> reports = new ArrayList<>();
    for (SlmArea area : List.of(ahead, back)) {
      AreaCalibration calibration = new AreaCalibration(area.bench(), settings, limit, seed, meter);
      String where = name + (area == ahead ? "/forward" : "/adjoint");
      reports.addAll(calibration.run(plan, where, tick));
      area.changed(tick);
    }
    meter.write(outputs, inputs);
    return reports;
  }

  /** Input channels of the forward area that a calibration found dead. */
  public BitSet deadInputs() {
    return ahead.bench().control().dead();
  }

  /** The weights that the controller holds, {@code [outputs x inputs]}; a copy. */
  public float[] controllerWeights() {
    return weights.clone();
  }

  /**
   * {@code |A - A^T| / |A + A^T|} (Frobenius) of the edge and its way back, with {@code A} the
   * realised matrix of the pair of layers: 0 for equal areas, 1 where nothing is shared.
   */
  public double asymmetry() {
    float[] there = effectiveMatrix();
    float[] andBack = effectiveAdjointMatrix();
    double difference = 0;
    double sum = 0;
    for (int k = 0; k < there.length; k++) {
      double d = (double) there[k] - andBack[k];
      double s = (double) there[k] + andBack[k];
      difference += d * d;
      sum += s * s;
    }
    return sum == 0 ? 0 : Math.sqrt(difference / sum);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("weights", weights.clone());
    ahead.state().forEach((part, values) -> arrays.put("forward" + part, values));
    back.state().forEach((part, values) -> arrays.put("adjoint" + part, values));
    return arrays;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    float[] saved = saved(checkpoint, "weights");
    requireMatrix(saved, "weights");
    System.arraycopy(saved, 0, weights, 0, weights.length);
    ahead.takeState(part -> saved(checkpoint, "forward" + part));
    back.takeState(part -> saved(checkpoint, "adjoint" + part));
  }

  private float[] saved(Map<String, float[]> checkpoint, String array) {
    float[] saved = checkpoint.get(array);
    if (saved == null) {
      throw new IllegalArgumentException("The checkpoint of " + name + " has no '" + array + "'");
    }
    return saved;
  }

  @Override
  public void close() {}
}
