package org.ohmlight.hil.calibration;

import org.ohmlight.hil.coupling.WrappedCoupling;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;

/**
 * A coupling whose channels are corrected: inputs are presented through the inverse gains of their
 * channels, outputs freed of gains and offsets. A dead input is not driven, a dead output shows 0.
 *
 * <p>An input channel of a low gain is driven harder; hardware that clips its inputs clips it
 * first.
 */
final class CalibratedCoupling extends WrappedCoupling {
  private final CouplingCalibration calibration;

  CalibratedCoupling(Coupling inner, CouplingCalibration calibration) {
    super(inner);
    this.calibration = calibration;
    requireSizes(calibration.forward(), inner.inputs(), inner.outputs());
    requireSizes(calibration.adjoint(), inner.outputs(), inner.inputs());
  }

  private void requireSizes(ChannelGains gains, int inputs, int outputs) {
    if (gains.in().size() != inputs || gains.out().size() != outputs) {
      throw new IllegalArgumentException(
          "The calibration of %s is for %d inputs and %d outputs; the coupling has %d and %d. Calibrate again."
              .formatted(name(), gains.in().size(), gains.out().size(), inputs, outputs));
    }
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    x.requireShape(x.rows(), inputs(), "x", name());
    inner().forward(calibration.forward().presented(x), y, tick);
    calibration.forward().correct(y);
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    y.requireShape(y.rows(), outputs(), "y", name());
    inner().adjoint(calibration.adjoint().presented(y), x, tick);
    calibration.adjoint().correct(x);
  }
}
