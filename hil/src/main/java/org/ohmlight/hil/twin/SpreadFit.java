package org.ohmlight.hil.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts the scatter of measured changes into spread from cell to cell and from pulse to pulse.
 *
 * <p>A change {@code d} of a cell whose law says {@code p} for {@code n} pulses is {@code d = rho p
 * + e}, with the cell's own factor {@code rho} and {@code var e = s^2 p^2 / n + 2 r^2}: {@code s}
 * the spread of pulses, {@code r} the noise of a measurement. {@code rho} is fitted for each cell;
 * the scatter about it gives {@code s}; the scatter of the factors, less what their own error
 * explains, is the spread of cells.
 *
 * @param cells relative standard deviation from cell to cell
 * @param pulses relative standard deviation from pulse to pulse
 */
record SpreadFit(double cells, double pulses) {
  static SpreadFit of(List<PulseSample> samples, TileTwin law, double readNoise) {
    Map<Integer, List<PulseSample>> byCell = new HashMap<>();
    samples.forEach(one -> byCell.computeIfAbsent(one.cell(), c -> new ArrayList<>()).add(one));
    byCell.values().removeIf(own -> own.size() < 2);
    if (byCell.size() < 2) {
      return new SpreadFit(0, 0);
    }
    double twoReads = 2 * readNoise * readNoise;
    double scatter = 0;
    double explained = 0;
    for (List<PulseSample> own : byCell.values()) {
      double factor = factor(own, law);
      double freedom = own.size() / (own.size() - 1.0);
      for (PulseSample one : own) {
        double p = law.change(one.before(), one.pulses());
        double e = one.after() - one.before() - factor * p;
        scatter += freedom * e * e - twoReads;
        explained += p * p / Math.abs(one.pulses());
      }
    }
    double perPulse = Math.max(0, scatter / explained);
    return new SpreadFit(Math.sqrt(cells(byCell, law, perPulse, twoReads)), Math.sqrt(perPulse));
  }

  private static double cells(
      Map<Integer, List<PulseSample>> byCell, TileTwin law, double perPulse, double twoReads) {
    double sum = 0;
    double squares = 0;
    double errors = 0;
    for (List<PulseSample> own : byCell.values()) {
      double factor = factor(own, law);
      sum += factor;
      squares += factor * factor;
      double power = 0;
      double noise = 0;
      for (PulseSample one : own) {
        double p2 = Math.pow(law.change(one.before(), one.pulses()), 2);
        power += p2;
        noise += p2 * (perPulse * p2 / Math.abs(one.pulses()) + twoReads);
      }
      errors += noise / (power * power);
    }
    int n = byCell.size();
    double variance = (squares - sum * sum / n) / (n - 1);
    return Math.max(0, variance - errors / n);
  }

  private static double factor(List<PulseSample> own, TileTwin law) {
    double cross = 0;
    double power = 0;
    for (PulseSample one : own) {
      double p = law.change(one.before(), one.pulses());
      cross += (one.after() - one.before()) * p;
      power += p * p;
    }
    return power == 0 ? 1 : cross / power;
  }
}
