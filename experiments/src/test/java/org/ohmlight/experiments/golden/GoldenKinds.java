package org.ohmlight.experiments.golden;

import java.util.List;

/** Every kind of golden case that Ohmlight is held against. */
final class GoldenKinds {
  private GoldenKinds() {}

  static List<GoldenKind> all() {
    return List.of(
        new DenseHopfield(),
        new DyadicDense(),
        new LineResistance(),
        new DiodeNetwork(),
        new AocLoop(),
        new AocSaturation());
  }
}
