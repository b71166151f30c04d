package org.ohmlight.experiments.spec;

import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.optics.bench.SlmSettings;
import org.ohmlight.simulator.reference.ReferenceBackend;

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

  /** A resistive crossbar. */
  record Crossbar(CrossbarSettings settings) implements SubstrateSpec {
    @Override
    public String label() {
      return "crossbar";
    }
  }

  /** A crossbar that is programmed with what exact arithmetic has learned, and tested. */
  record Deployed(CrossbarSettings settings) implements SubstrateSpec {
    @Override
    public String label() {
      return "crossbar";
    }
  }

  /** An incoherent bench with a spatial light modulator. */
  record Slm(SlmSettings settings) implements SubstrateSpec {
    @Override
    public String label() {
      return "slm";
    }
  }

  /** Exact arithmetic by another library, on a processor or a GPU, with noise if wanted. */
  record Reference(ReferenceBackend backend, float driveNoise, int stateBits)
      implements SubstrateSpec {
    /** Exact. */
    public Reference(ReferenceBackend backend) {
      this(backend, 0f, 0);
    }

    @Override
    public String label() {
      return "reference";
    }
  }

  /** A substrate by another name, as a study's variants have. */
  record Named(String label, SubstrateSpec substrate) implements SubstrateSpec {
    @Override
    public SubstrateSpec itself() {
      return substrate;
    }
  }

  /** The substrate without a name that a study gave it. */
  default SubstrateSpec itself() {
    return this;
  }

  /** The same by this name. */
  default SubstrateSpec labelled(String label) {
    return label.equals(label()) ? this : new Named(label, this);
  }
}
