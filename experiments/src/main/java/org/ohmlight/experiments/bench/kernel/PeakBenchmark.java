package org.ohmlight.experiments.bench.kernel;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The machine's own roof: fused multiply-adds on registers alone, enough at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeakBenchmark {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_256;
  private static final int STEPS = 1000;
  private static final int CHAINS = 10;

  /** Two floating-point operations a lane, chain and step. */
  static final double OPERATIONS = 2.0 * 8 * CHAINS * STEPS;

  private final float[] start = KernelBenchmarks.spread(8 * (CHAINS + 1), 1f);
  private final float factor = 0.999f;

  /** Ten chains of multiply-adds. */
  @Benchmark
  public float fmaPeak() {
    FloatVector f = FloatVector.broadcast(LANES, factor);
    FloatVector g = FloatVector.fromArray(LANES, start, 80);
    FloatVector a = FloatVector.fromArray(LANES, start, 0);
    FloatVector b = FloatVector.fromArray(LANES, start, 8);
    FloatVector c = FloatVector.fromArray(LANES, start, 16);
    FloatVector d = FloatVector.fromArray(LANES, start, 24);
    FloatVector e = FloatVector.fromArray(LANES, start, 32);
    FloatVector h = FloatVector.fromArray(LANES, start, 40);
    FloatVector i = FloatVector.fromArray(LANES, start, 48);
    FloatVector j = FloatVector.fromArray(LANES, start, 56);
    FloatVector k = FloatVector.fromArray(LANES, start, 64);
    FloatVector l = FloatVector.fromArray(LANES, start, 72);
    for (int step = 0; step < STEPS; step++) {
      a = a.fma(f, g);
      b = b.fma(f, g);
      c = c.fma(f, g);
      d = d.fma(f, g);
      e = e.fma(f, g);
      h = h.fma(f, g);
      i = i.fma(f, g);
      j = j.fma(f, g);
      k = k.fma(f, g);
      l = l.fma(f, g);
    }
    FloatVector half = a.add(b).add(c).add(d).add(e);
    return half.add(h).add(i).add(j).add(k).add(l).lane(0);
  }
}
