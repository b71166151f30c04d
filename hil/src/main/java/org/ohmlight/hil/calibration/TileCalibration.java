package org.ohmlight.hil.calibration;

import java.time.Duration;
import java.time.Instant;
import org.ohmlight.device.optical.CalibrationReport;

/**
 * A calibration of a tile: both directions, when it was made and what it brought. Weights, inputs
 * and products are parts of full scale.
 *
 * @param tile number of the tile
 * @param made when
 * @param forward channels of {@code y = W x}
 * @param adjoint channels of {@code x = W^T y}; none where the hardware has no transposed product
 * @param forwardReport error of a product over its size, before and after
 * @param adjointReport the same for the transposed product
 */
public record TileCalibration(
    int tile,
    Instant made,
    ChannelGains forward,
    ChannelGains adjoint,
    CalibrationReport forwardReport,
    CalibrationReport adjointReport) {
  /** How old it is. */
  public Duration age(Instant now) {
    return Duration.between(made, now);
  }
}
