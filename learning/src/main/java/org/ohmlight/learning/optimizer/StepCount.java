package org.ohmlight.learning.optimizer;

/** Counts steps in the memory of an optimizer, so that a checkpoint holds the number. */
final class StepCount {
  /** A float counts no further; by then every correction has long been 1. */
  private static final float MOST = 1 << 24;

  private final Memory memory;

  StepCount(Memory memory) {
    this.memory = memory;
  }

  void next() {
    float[] steps = steps();
    steps[0] = Math.min(MOST, steps[0] + 1f);
  }

  /** {@code 1 / (1 - decay^t)}: what a running mean that began at zero lacks. */
  float correction(float decay) {
    return (float) (1.0 / (1.0 - Math.pow(decay, steps()[0])));
  }

  private float[] steps() {
    return memory.of("steps", "done", 1);
  }
}
