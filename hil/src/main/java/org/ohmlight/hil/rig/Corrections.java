package org.ohmlight.hil.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.hil.calibration.ChannelGains;
import org.ohmlight.hil.calibration.TileCalibration;

/** What the channels of each tile are corrected by now, and every calibration so far. */
final class Corrections {
  private final Map<Integer, TileCalibration> current = new ConcurrentHashMap<>();
  private final List<TileCalibration> all = new ArrayList<>();

  synchronized void take(TileCalibration calibration) {
    current.put(calibration.tile(), calibration);
    all.add(calibration);
  }

  /** Channels of a direction of a tile; null where nothing is to be corrected. */
  @Nullable ChannelGains of(int tile, boolean transposed) {
    TileCalibration calibration = current.get(tile);
    if (calibration == null) {
      return null;
    }
    boolean kept = (transposed ? calibration.adjointReport() : calibration.forwardReport()).kept();
    return kept ? (transposed ? calibration.adjoint() : calibration.forward()) : null;
  }

  synchronized List<TileCalibration> all() {
    return List.copyOf(all);
  }
}
