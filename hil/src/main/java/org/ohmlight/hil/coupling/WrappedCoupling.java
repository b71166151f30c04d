package org.ohmlight.hil.coupling;

import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.Reciprocity;

/** A coupling that hands everything on; a subclass changes what it is about. */
public abstract class WrappedCoupling implements Coupling {
  private final Coupling inner;

  /** Wraps a coupling, which is closed with this one. */
  protected WrappedCoupling(Coupling inner) {
    this.inner = inner;
  }

  /** What is wrapped. */
  protected final Coupling inner() {
    return inner;
  }

  @Override
  public final String name() {
    return inner.name();
  }

  @Override
  public final int outputs() {
    return inner.outputs();
  }

  @Override
  public final int inputs() {
    return inner.inputs();
  }

  @Override
  public final Reciprocity reciprocity() {
    return inner.reciprocity();
  }

  @Override
  public final double weightLimit() {
    return inner.weightLimit();
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    inner.forward(x, y, tick);
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    inner.adjoint(y, x, tick);
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    inner.update(post, pre, rate, tick);
  }

  @Override
  public void increment(float[] delta, long tick) {
    inner.increment(delta, tick);
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    return inner.program(target, tick);
  }

  @Override
  public void read(float[] into) {
    inner.read(into);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    return inner.checkpoint();
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    inner.restore(checkpoint);
  }

  @Override
  public void close() {
    inner.close();
  }
}
