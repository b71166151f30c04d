package org.ohmlight.hil.shadow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.ohmlight.hil.coupling.WrappedCoupling;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.Reciprocity;

/** Hardware with a model beside it; what is learned from is the hardware's. */
final class ShadowCoupling extends WrappedCoupling {
  private static final String PREFIX = "shadow/";

  private final Coupling model;
  private final int resyncEvery;
  private final Consumer<Residual> log;
  private final Agreement forward;
  private final Agreement adjoint;
  private final Agreement update;
  private final float[] before;
  private final float[] after;
  private final float[] modelBefore;
  private final float[] modelAfter;
  private int updates;

  ShadowCoupling(Coupling hardware, Coupling model, int resyncEvery, Consumer<Residual> log) {
    super(hardware);
    this.model = model;
    this.resyncEvery = resyncEvery;
    this.log = log;
    this.forward = new Agreement(hardware.name(), Residual.What.FORWARD);
    this.adjoint = new Agreement(hardware.name(), Residual.What.ADJOINT);
    this.update = new Agreement(hardware.name(), Residual.What.UPDATE);
    int weights = hardware.outputs() * hardware.inputs();
    this.before = new float[weights];
    this.after = new float[weights];
    this.modelBefore = new float[weights];
    this.modelAfter = new float[weights];
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    inner().forward(x, y, tick);
    Batch modelled = Batch.block(y.firstRow(), y.rows(), y.width());
    model.forward(x, modelled, tick);
    forward.add(y.values(), y.offset(), modelled.values(), 0, y.rows() * y.width(), tick);
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    inner().adjoint(y, x, tick);
    if (model.reciprocity() != Reciprocity.NONE) {
      Batch modelled = Batch.block(x.firstRow(), x.rows(), x.width());
      model.adjoint(y, modelled, tick);
      adjoint.add(x.values(), x.offset(), modelled.values(), 0, x.rows() * x.width(), tick);
    }
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    changed(
        () -> inner().update(post, pre, rate, tick),
        () -> model.update(post, pre, rate, tick),
        tick);
  }

  @Override
  public void increment(float[] delta, long tick) {
    changed(() -> inner().increment(delta, tick), () -> model.increment(delta, tick), tick);
  }

  /**
   * Every so many updates the hardware is read before and after, the changes are compared, and the
   * model takes up what the hardware holds: it follows the hardware, and its error is that of one
   * interval.
   */
  private void changed(Runnable hardwareChange, Runnable modelChange, long tick) {
    boolean compares = ++updates % resyncEvery == 0;
    if (compares) {
      inner().read(before);
      model.read(modelBefore);
    }
    hardwareChange.run();
    modelChange.run();
    if (compares) {
      inner().read(after);
      model.read(modelAfter);
      for (int k = 0; k < after.length; k++) {
        before[k] = after[k] - before[k];
        modelBefore[k] = modelAfter[k] - modelBefore[k];
      }
      update.add(before, 0, modelBefore, 0, before.length, tick);
      model.program(after, tick);
      for (Agreement agreement : new Agreement[] {forward, adjoint, update}) {
        Residual residual = agreement.take();
        if (residual.exchanges() > 0) {
          log.accept(residual);
        }
      }
    }
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    ProgramReport report = inner().program(target, tick);
    follow(tick);
    return report;
  }

  /** The model takes up what the hardware reached, not what was asked of it. */
  private void follow(long tick) {
    inner().read(after);
    model.program(after, tick);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>(inner().checkpoint());
    model.checkpoint().forEach((name, values) -> arrays.put(PREFIX + name, values));
    arrays.put(PREFIX + "updates", new float[] {updates % resyncEvery});
    return arrays;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    inner().restore(checkpoint);
    Map<String, float[]> modelled = new LinkedHashMap<>();
    checkpoint.forEach((name, values) -> {
      if (name.startsWith(PREFIX)) {
        modelled.put(name.substring(PREFIX.length()), values);
      }
    });
    float[] counted = modelled.remove("updates");
    if (counted == null) {
      follow(0); // a checkpoint of the hardware alone
    } else {
      updates = (int) counted[0];
      model.restore(modelled);
    }
  }

  @Override
  public void close() {
    try {
      inner().close();
    } finally {
      model.close();
    }
  }
}
