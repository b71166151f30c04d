package org.ohmlight.learning.network;

import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Reciprocity;
import org.ohmlight.physical.Substrate;

/** Adds a Gaussian error of one size to every product of another substrate. */
record NoisySubstrate(Substrate exact, float sigma, long seed) implements Substrate {
  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    return new Noisy(exact.couple(name, outputs, inputs, weightLimit), sigma, seed);
  }

  @Override
  public Ledger ledger() {
    return exact.ledger();
  }

  @Override
  public Provenance provenance() {
    return exact.provenance();
  }

  @Override
  public void close() {
    exact.close();
  }

  private record Noisy(Coupling held, float sigma, long seed) implements Coupling {
    @Override
    public void forward(Batch x, Batch y, long tick) {
      held.forward(x, y, tick);
      disturb("/forward", y, tick);
    }

    @Override
    public void adjoint(Batch y, Batch x, long tick) {
      held.adjoint(y, x, tick);
      disturb("/adjoint", x, tick);
    }

    private void disturb(String stage, Batch made, long tick) {
      int count = made.rows() * made.width();
      float[] noise = new float[count];
      RandomStream.of(seed, name() + stage)
          .at(tick)
          .normals(noise, 0, count, (long) made.firstRow() * made.width());
      for (int i = 0; i < count; i++) {
        made.values()[made.offset() + i] += sigma * noise[i];
      }
    }

    @Override
    public String name() {
      return held.name();
    }

    @Override
    public int outputs() {
      return held.outputs();
    }

    @Override
    public int inputs() {
      return held.inputs();
    }

    @Override
    public Reciprocity reciprocity() {
      return held.reciprocity();
    }

    @Override
    public double weightLimit() {
      return held.weightLimit();
    }

    @Override
    public void update(Batch post, Batch pre, float rate, long tick) {
      held.update(post, pre, rate, tick);
    }

    @Override
    public void increment(float[] delta, long tick) {
      held.increment(delta, tick);
    }

    @Override
    public ProgramReport program(float[] target, long tick) {
      return held.program(target, tick);
    }

    @Override
    public void read(float[] into) {
      held.read(into);
    }

    @Override
    public SequencedMap<String, float[]> checkpoint() {
      return held.checkpoint();
    }

    @Override
    public void restore(Map<String, float[]> checkpoint) {
      held.restore(checkpoint);
    }

    @Override
    public void close() {
      held.close();
    }
  }
}
