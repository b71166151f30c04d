package org.ohmlight.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** With every non-ideality off, a crossbar is exact arithmetic, bit for bit. */
class IdealCrossbarTest extends CouplingContract {
  @Override
  protected Substrate substrate(long seed) {
    return new CrossbarSubstrate(CrossbarSettings.ideal(), seed, Team.solo());
  }

  @Override
  protected double forwardTolerance() {
    return 1e-6;
  }

  @Override
  protected double adjointTolerance() {
    return 1e-6;
  }

  @Override
  protected double programTolerance() {
    return 0;
  }

  @Override
  protected double updateCosine() {
    return 0.999999;
  }

  @Test
  void equalsExactArithmeticBitForBit() {
    int outputs = 37;
    int inputs = 53;
    int rows = 11;
    try (Substrate exact = new ExactSubstrate(Team.solo());
        Substrate crossbar = substrate(1)) {
      Coupling a = exact.couple("edge", outputs, inputs, 1f);
      Coupling b = crossbar.couple("edge", outputs, inputs, 1f);
      Batch x = random("x", rows, inputs);
      Batch y = random("y", rows, outputs);
      float[] target = random("w", outputs, inputs).values();
      for (Coupling coupling : new Coupling[] {a, b}) {
        coupling.program(target, 1);
        coupling.update(y, x, 0.03f, 2);
        coupling.increment(target, 3);
      }
      assertThat(forward(b, x)).isEqualTo(forward(a, x));
      assertThat(adjoint(b, y)).isEqualTo(adjoint(a, y));
    }
  }

  private static Batch random(String name, int rows, int width) {
    float[] values = new float[rows * width];
    RandomStream.of(3, name).normals(values, 0, values.length, 0);
    return Batch.of(values, rows, width);
  }

  private static float[] forward(Coupling coupling, Batch x) {
    Batch y = Batch.zeros(x.rows(), coupling.outputs());
    coupling.forward(x, y, 4);
    return y.values();
  }

  private static float[] adjoint(Coupling coupling, Batch y) {
    Batch x = Batch.zeros(y.rows(), coupling.inputs());
    coupling.adjoint(y, x, 4);
    return x.values();
  }
}
