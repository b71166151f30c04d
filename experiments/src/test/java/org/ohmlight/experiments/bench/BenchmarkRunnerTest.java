package org.ohmlight.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.experiments.bench.kernel.KernelBenchmarks;
import org.ohmlight.experiments.bench.optics.OpticsBenchmarks;
import org.openjdk.jmh.runner.RunnerException;

class BenchmarkRunnerTest {
  private static final BenchmarkGroup KERNEL = KernelBenchmarks.group();

  @Test
  void namesAreStableAndUnique() {
    List<String> names = KERNEL.cases("").stream().map(BenchmarkCase::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names)
        .contains(
            "fma-peak",
            "gemm-512",
            "gemm-64x784x512",
            "gemm-64x512x10",
            "outer-product-64x512x784",
            "conv-32-64-3x3",
            "conv-adjoint-32-64-3x3",
            "conv-outer-product-32-64-3x3",
            "pack-784x512",
            "pack-transposed-784x512",
            "sigmoid",
            "tanh",
            "clamp",
            "normals",
            "uniforms");
  }

  @Test
  void theBenchmarksOfLightKeepTheirNames() {
    assertThat(OpticsBenchmarks.group().cases("").stream().map(BenchmarkCase::name).toList())
        .doesNotHaveDuplicates()
        .contains(
            "slm-mvm-512x64",
            "slm-pixel-mvm-512x64",
            "exact-mvm-512x64",
            "fft-512",
            "propagate-1024",
            "wgs-512");
  }

  @Test
  void workIsCountedInMultiplyAdds() {
    assertThat(operations("gemm-64x784x512")).isEqualTo(2.0 * 64 * 784 * 512);
    assertThat(operations("gemm-512")).isEqualTo(2.0 * 512 * 512 * 512);
    assertThat(operations("conv-32-64-3x3")).isEqualTo(2.0 * 32 * 256 * 64 * 288);
    assertThat(operations("normals")).isZero();
  }

  private static double operations(String name) {
    return KERNEL.cases(name).getFirst().operations();
  }

  @Test
  void aCaseRunsInItsOwnJvm() throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true");
    BenchmarkRunner runner = new BenchmarkRunner(new Effort(1, 0, 3, 5), 1, 0);
    Measurement measurement = runner.run(KERNEL.cases("gemm-64x512x10").getFirst());
    assertThat(measurement.name()).isEqualTo("gemm-64x512x10");
    assertThat(measurement.unit()).isEqualTo("us");
    assertThat(measurement.forks()).isEqualTo(1);
    assertThat(measurement.min()).isPositive().isLessThanOrEqualTo(measurement.median());
    assertThat(measurement.max()).isGreaterThanOrEqualTo(measurement.median());
    assertThat(measurement.gigaflops()).isPresent();
  }
}
