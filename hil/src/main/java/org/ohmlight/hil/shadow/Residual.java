package org.ohmlight.hil.shadow;

/**
 * How far hardware and model are apart, over many values {@code h} and {@code m}.
 *
 * @param coupling which coupling
 * @param what which exchange
 * @param tick the moment of the last one
 * @param exchanges how many
 * @param part {@code sqrt(sum (h - m)^2 / sum m^2)}: 0 where they agree
 * @param cosine {@code sum h m / (|h| |m|)}: 1 where they point the same way
 */
public record Residual(
    String coupling, What what, long tick, long exchanges, double part, double cosine) {
  /** What was compared. */
  public enum What {
    /** Products {@code W x}. */
    FORWARD("products"),
    /** Products {@code W^T y}. */
    ADJOINT("transposed products"),
    /** Changes of the weights by an update: whether the hardware learns what the model learns. */
    UPDATE("changes of the weights");

    private final String label;

    What(String label) {
      this.label = label;
    }

    /** In words. */
    public String label() {
      return label;
    }
  }
}
