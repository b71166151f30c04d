package org.ohmlight.hil.calibration;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.hil.coupling.WrappedCoupling;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.HardwareFault;
import org.ohmlight.physical.ProgramReport;

/** A coupling whose channels are looked at every so many updates. */
final class ProbedCoupling extends WrappedCoupling {
  private static final String UPDATES = "probe/updates";

  private final ProbeSettings settings;
  private final ProbedSubstrate.Remedy remedy;
  private final Consumer<Probed> log;
  private final ReferenceProbe probe;
  private boolean calibrated;
  private long updates;

  ProbedCoupling(
      Coupling inner, ProbeSettings settings, ProbedSubstrate.Remedy remedy, Consumer<Probed> log) {
    super(inner);
    this.settings = settings;
    this.remedy = remedy;
    this.log = log;
    this.probe = new ReferenceProbe(inner, settings.vectors(), settings.limits(), settings.seed());
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    ProgramReport report = inner().program(target, tick);
    if (settings.atStart() && !calibrated) {
      remedy.calibrate(name());
    }
    calibrated = true;
    return report;
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    inner().update(post, pre, rate, tick);
    updated(tick);
  }

  @Override
  public void increment(float[] delta, long tick) {
    inner().increment(delta, tick);
    updated(tick);
  }

  private void updated(long tick) {
    updates++;
    if (settings.every() == 0 || updates % settings.every() != 0) {
      return;
    }
    String unmended = trouble(look(tick), settings.recalibrates());
    if (unmended == null) {
      return;
    }
    if (unmended.isEmpty()) {
      remedy.calibrate(name());
      unmended = trouble(look(tick), false);
    }
    if (unmended != null) {
      throw new HardwareFault(unmended);
    }
  }

  private Drift look(long tick) {
    Drift drift = probe.probe(tick);
    log.accept(new Probed(name(), updates, drift));
    return drift;
  }

  /** Why to stop; nothing said if a calibration may help; null if all is well. */
  private @Nullable String trouble(Drift drift, boolean mayCalibrate) {
    return switch (drift) {
      case Drift.Steady steady -> null;
      case Drift.Recalibrate moved when mayCalibrate -> "";
      case Drift.Recalibrate moved ->
          message(moved.part(), settings.limits().recalibrate(), "the channels have drifted")
              + (settings.recalibrates() ? " and calibrating did not help" : "");
      case Drift.Stop off ->
          message(off.part(), settings.limits().stop(), "that is more than drift explains");
    };
  }

  private String message(double part, double limit, String why) {
    return String.format(
        Locale.ROOT,
        "the reference probe of %s is %.3g of its size off, at most %.3g is allowed; %s",
        name(),
        part,
        limit,
        why);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>(inner().checkpoint());
    arrays.put(UPDATES, new float[] {updates % Math.max(1, settings.every())});
    return arrays;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    Map<String, float[]> rest = new LinkedHashMap<>(checkpoint);
    float[] counted = rest.remove(UPDATES);
    updates = counted == null ? 0 : (long) counted[0];
    inner().restore(rest);
  }
}
