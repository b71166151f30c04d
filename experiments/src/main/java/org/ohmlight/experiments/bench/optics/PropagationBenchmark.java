package org.ohmlight.experiments.bench.optics;

import java.util.concurrent.TimeUnit;
import org.ohmlight.simulator.optics.propagation.Field;
import org.ohmlight.simulator.optics.propagation.FloatPropagator;
import org.ohmlight.simulator.optics.propagation.Grid;
import org.ohmlight.simulator.optics.propagation.Method;
import org.ohmlight.simulator.optics.propagation.Propagator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A square complex field over a distance by the angular spectrum, padded to twice its side. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PropagationBenchmark {
  /** Side of the field. */
  @Param({"1024", "512"})
  String side = "1024";

  private static final double WAVELENGTH_METRES = 633e-9;
  private static final double PITCH_METRES = 8e-6;

  private Propagator propagator = plan(2);
  private FloatPropagator single = plan(2).inSinglePrecision();
  private Field field = Field.dark(Grid.square(2, PITCH_METRES), WAVELENGTH_METRES);
  private float[] re = new float[4];
  private float[] im = new float[4];

  private static Propagator plan(int side) {
    return Propagator.padded(
        Grid.square(side, PITCH_METRES),
        WAVELENGTH_METRES,
        0.05,
        Method.ANGULAR_SPECTRUM,
        side / 2,
        side / 2);
  }

  /** Plans and fills. */
  @Setup
  public void fill() {
    int n = Integer.parseInt(side);
    propagator = plan(n);
    single = propagator.inSinglePrecision();
    field = Field.dark(Grid.square(n, PITCH_METRES), WAVELENGTH_METRES);
    double[] values = OpticsBenchmarks.spread(n * n);
    re = new float[n * n];
    im = new float[n * n];
    for (int i = 0; i < n * n; i++) {
      field.re()[i] = values[i];
      re[i] = (float) values[i];
    }
    OpticsBenchmarks.warmUp(() -> {
      propagate();
      singlePropagate();
    });
  }

  /** In double precision. */
  @Benchmark
  public Field propagate() {
    return propagator.forward(field);
  }

  /** In single precision, in place. */
  @Benchmark
  public float[] singlePropagate() {
    single.forward(re, im, 1);
    return re;
  }
}
