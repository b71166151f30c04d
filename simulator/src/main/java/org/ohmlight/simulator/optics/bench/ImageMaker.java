package org.ohmlight.simulator.optics.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.LightPasses;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.WeightPanels;

/**
 * Folds devices, pixels and corrections of an area into an {@link AreaImage}, whose arrays belong
 * to the maker: the next image overwrites them.
 */
final class ImageMaker {
  private final int inputs;
  private final int outputs;
  private final float limit;
  private final SlmSettings settings;
  private final AreaDevices devices;
  private final AreaControl control;
  private final PixelLevels pixels;
  private final ArmOptics positive;
  private final ArmOptics negative;

  private final float[] effective;
  private final float[] bias;
  private final float[] lit;
  private final float[] up;
  private final float[] down;
  private final float[] positiveLight;
  private final float[] negativeLight;
  private final float @Nullable [] variance;
  private final float[] light;
  private final float[] offset;
  private final float[] share;
  private final float[] shot;
  private final NoiseUnits units;
  private final float[] dark;
  private final WeightPanels panels;
  private final @Nullable WeightPanels variancePanels;

  ImageMaker(
      int inputs,
      int outputs,
      float limit,
      SlmSettings settings,
      AreaDevices devices,
      AreaControl control,
      PixelLevels pixels) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.limit = limit;
    this.settings = settings;
    this.devices = devices;
    this.control = control;
    this.pixels = pixels;
    positive = devices.positive().dividedBy(control.positiveGain());
    negative = devices.negative().dividedBy(control.negativeGain());
    effective = new float[inputs * outputs];
    bias = new float[outputs];
    lit = new float[outputs + 2];
    up = new float[outputs];
    down = new float[outputs];
    positiveLight = new float[outputs];
    negativeLight = new float[outputs];
    variance = settings.noise().countsPixels() ? new float[inputs * outputs] : null;
    light = new float[inputs];
    offset = new float[outputs];
    share = new float[inputs];
    shot = new float[outputs];
    units = new NoiseUnits(settings, limit, outputs, devices.reference(), positive, negative);
    dark = units.dark();
    panels = new WeightPanels(inputs, outputs);
    variancePanels = variance == null ? null : new WeightPanels(inputs, outputs);
  }

  /**
   * Folds.
   *
   * @param reference light of the bias that is subtracted; null to subtract that of this moment
   */
  AreaImage at(long moment, float @Nullable [] reference) {
    double seconds = settings.drift().seconds(moment);
    Displacement displacement =
        new Displacement(devices.imageAt(seconds), control.alignment(), outputs);
    devices.lightAt(seconds, light);
    clear();
    for (int i = 0; i < inputs; i++) {
      light[i] *= control.dim()[i];
      fold(i, light[i], displacement);
      if (variance != null) {
        units.variances(light[i], up, down, variance, i * outputs);
      }
    }
    panels.pack(effective);
    if (variance != null && variancePanels != null) {
      variancePanels.pack(variance);
    }
    units.shot(positiveLight, negativeLight, shot);
    share();
    return new AreaImage(
        moment, effective, panels, bias, offset(reference), shot, variancePanels, dark, share);
  }

  private void clear() {
    Arrays.fill(effective, 0f);
    Arrays.fill(bias, 0f);
    Arrays.fill(positiveLight, 0f);
    Arrays.fill(negativeLight, 0f);
  }

  private void fold(int row, float light, Displacement displacement) {
    float gain = light / devices.reference();
    int at = row * outputs;
    pixels.expose(positive, row, 1f, limit, lit, outputs);
    System.arraycopy(lit, 1, up, 0, outputs);
    collect(positive, gain, at, row, displacement);
    pixels.expose(negative, row, -1f, limit, lit, outputs);
    System.arraycopy(lit, 1, down, 0, outputs);
    collect(negative, -gain, at, row, displacement);
    LightPasses.gather(positiveLight, light, up, 0, outputs);
    LightPasses.gather(negativeLight, light, down, 0, outputs);
    Pointwise.addScaled(bias, 0, effective, at, (float) settings.stateRange(), outputs);
  }

  private void collect(ArmOptics arm, float gain, int at, int row, Displacement displacement) {
    displacement.move(row, lit, outputs);
    LightPasses.collect(
        effective, at, gain, arm.self(), arm.fromEarlier(), arm.fromLater(), lit, outputs);
  }

  private float @Nullable [] offset(float @Nullable [] reference) {
    boolean any = false;
    for (int j = 0; j < outputs; j++) {
      float since = reference == null ? 0f : bias[j] - reference[j];
      offset[j] = since - control.offset()[j];
      any |= offset[j] != 0;
    }
    return any ? offset : null;
  }

  private void share() {
    double total = 0;
    for (float one : light) {
      total += one;
    }
    for (int i = 0; i < inputs; i++) {
      share[i] = total > 0 ? (float) (light[i] / (total * settings.stateRange())) : 0f;
    }
  }
}
