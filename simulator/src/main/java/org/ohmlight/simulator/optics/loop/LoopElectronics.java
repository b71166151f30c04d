package org.ohmlight.simulator.optics.loop;

import java.util.Set;
import org.ohmlight.physical.RandomStream;

/** The electronics behind the subtraction: amplifier noise, offsets and gains of the loop. */
final class LoopElectronics {
  private final LoopMachine machine;
  private final double scale;
  private final boolean corrects;
  private final double deviation;
  private final RandomStream noise;

  LoopElectronics(
      LoopMachine machine,
      LoopProgram program,
      Set<LoopStage> stages,
      LoopNoise settings,
      long seed) {
    this.machine = machine;
    this.scale = program.normalised() ? program.beta() : program.fullWeight();
    this.corrects = stages.contains(LoopStage.LOOP_CORRECTION);
    this.deviation = settings.amplifier();
    this.noise = RandomStream.of(seed, "loop/amplifier");
  }

  /**
   * {@code d_j = (d_j + r (dc_j + q lin_j)) k_j} on the machine that has it. Modifies {@code d}.
   */
  void correct(double[] d, long tick, int row) {
    if (deviation > 0) {
      float[] normals = LoopOptics.normals(noise.at(tick), row, d.length);
      for (int j = 0; j < d.length; j++) {
        d[j] += deviation * normals[j];
      }
    }
    if (corrects && machine instanceof Aoc48 aoc) {
      for (int j = 0; j < d.length; j++) {
        double offset = aoc.dcOffset()[j] + scale * aoc.linearOffset()[j];
        d[j] = (d[j] + aoc.solutionToAdc() * offset) * aoc.loopScale()[j];
      }
    }
  }
}
