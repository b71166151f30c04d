package org.ohmlight.experiments.golden;

import java.util.List;
import java.util.stream.Stream;

/** Every kind of golden case that Ohmlight is held against. */
final class GoldenKinds {
  private GoldenKinds() {}

  static List<GoldenKind> all() {
    return Stream.of(learning(), OpticsKinds.coherent()).flatMap(List::stream).toList();
  }

  private static List<GoldenKind> learning() {
    return List.of(new DenseHopfield(), new DyadicDense());
  }
}
