package org.ohmlight.experiments.bench.optics;

import java.util.concurrent.TimeUnit;
import org.ohmlight.simulator.optics.fourier.FloatFourier2;
import org.ohmlight.simulator.optics.fourier.Fourier2;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** There and back: two complex transforms of a square, so that values stay what they are. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FourierBenchmark {
  /** Side of the square. */
  @Param({"512", "1024"})
  String side = "512";

  private Fourier2 fourier = new Fourier2(1, 1);
  private FloatFourier2 single = new FloatFourier2(1, 1);
  private double[] re = new double[1];
  private double[] im = new double[1];
  private float[] singleRe = new float[1];
  private float[] singleIm = new float[1];

  /** {@code 5 n log2 n} a transform of {@code n} samples. */
  static double operations(String side) {
    double samples = Math.pow(Integer.parseInt(side), 2);
    return 2 * 5 * samples * Math.log(samples) / Math.log(2);
  }

  /** Fills the field. */
  @Setup
  public void fill() {
    int n = Integer.parseInt(side);
    fourier = new Fourier2(n, n);
    single = new FloatFourier2(n, n);
    re = OpticsBenchmarks.spread(n * n);
    im = re.clone();
    singleRe = new float[n * n];
    singleIm = new float[n * n];
    for (int i = 0; i < n * n; i++) {
      singleRe[i] = (float) re[i];
      singleIm[i] = (float) im[i];
    }
    OpticsBenchmarks.warmUp(() -> {
      fft();
      singleFft();
    });
  }

  /** In double precision. */
  @Benchmark
  public double[] fft() {
    fourier.forward(re, im, 0);
    fourier.inverse(re, im, 0);
    return re;
  }

  /** In single precision. */
  @Benchmark
  public float[] singleFft() {
    single.forward(singleRe, singleIm, 0);
    single.inverse(singleRe, singleIm, 0);
    return singleRe;
  }
}
