package org.ohmlight.hil.shadow;

/** Sums up how far hardware and model are apart. Safe to use from many threads. */
final class Agreement {
  private final String coupling;
  private final Residual.What what;
  private long tick;
  private long exchanges;
  private double apart;
  private double hardwarePower;
  private double modelPower;
  private double cross;

  Agreement(String coupling, Residual.What what) {
    this.coupling = coupling;
    this.what = what;
  }

  synchronized void add(
      float[] hardware, int from, float[] model, int modelFrom, int count, long moment) {
    for (int k = 0; k < count; k++) {
      double h = hardware[from + k];
      double m = model[modelFrom + k];
      apart += (h - m) * (h - m);
      hardwarePower += h * h;
      modelPower += m * m;
      cross += h * m;
    }
    tick = Math.max(tick, moment);
    exchanges++;
  }

  /** What has come together since the last call; nothing is left. */
  synchronized Residual take() {
    double part = modelPower == 0 ? (apart == 0 ? 0 : Double.MAX_VALUE) : apart / modelPower;
    double norms = Math.sqrt(hardwarePower) * Math.sqrt(modelPower);
    Residual residual =
        new Residual(
            coupling, what, tick, exchanges, Math.sqrt(part), norms == 0 ? 0 : cross / norms);
    exchanges = 0;
    apart = 0;
    hardwarePower = 0;
    modelPower = 0;
    cross = 0;
    return residual;
  }
}
