package org.ohmlight.experiments.rig;

import java.util.List;
import org.ohmlight.hil.calibration.Probed;
import org.ohmlight.hil.calibration.TileCalibration;
import org.ohmlight.hil.shadow.Residual;

/**
 * What was done so that a rig can be believed, in order.
 *
 * @param calibrations of its tiles
 * @param probes of its couplings
 * @param residuals between it and the model beside it
 */
public record CareRecord(
    List<TileCalibration> calibrations, List<Probed> probes, List<Residual> residuals) {
  public CareRecord {
    calibrations = List.copyOf(calibrations);
    probes = List.copyOf(probes);
    residuals = List.copyOf(residuals);
  }
}
