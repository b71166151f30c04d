package org.ohmlight.experiments.spec;

/** What holds the weights of a trial. */
public sealed interface SubstrateSpec {
  /** Name in study files and results. */
  String label();

  /** Exact arithmetic. */
  record Exact() implements SubstrateSpec {
    @Override
    public String label() {
      return "exact";
    }
  }
}
