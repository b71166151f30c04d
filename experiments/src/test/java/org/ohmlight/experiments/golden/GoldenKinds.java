package org.ohmlight.experiments.golden;

import java.util.List;
import java.util.stream.Stream;

/** Every kind of golden case that Ohmlight is held against. */
final class GoldenKinds {
  private GoldenKinds() {}

  static List<GoldenKind> all() {
    return Stream.of(
            learning(), cells(), crossbars(), loops(), opticalDevices(), OpticsKinds.coherent())
        .flatMap(List::stream)
        .toList();
  }

  private static List<GoldenKind> learning() {
    return List.of(
        new HopfieldNetworks(),
        new ResistiveNetworks(),
        new DyadicNetworks(),
        new DualDyads(),
        new Ham(),
        new MadamSteps());
  }

  private static List<GoldenKind> cells() {
    return List.of(
        new PulseCurves(), new AnalogForward(), new PcmStatistics(), new StochasticUpdate());
  }

  private static List<GoldenKind> crossbars() {
    return List.of(new LineResistance(), new DiodeNetwork());
  }

  private static List<GoldenKind> loops() {
    return List.of(new AocLoop(), new AocSaturation());
  }

  private static List<GoldenKind> opticalDevices() {
    return List.of(new PhotodetectorNoise(), new CameraModel(), new PixelCrosstalk());
  }
}
