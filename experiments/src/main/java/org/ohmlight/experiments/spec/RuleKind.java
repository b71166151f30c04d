package org.ohmlight.experiments.spec;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.ohmlight.physical.Structure;

/** Learning rules by the names of study files, and the structures they hold for. */
public enum RuleKind {
  /** Equilibrium propagation. */
  EP("ep", "equilibrium propagation", EnumSet.of(Structure.SYMMETRIC, Structure.RESISTIVE)),
  /** Holomorphic equilibrium propagation. */
  HOLOMORPHIC(
      "holomorphic", "holomorphic equilibrium propagation", EnumSet.of(Structure.SYMMETRIC)),
  /** Coupled and contrastive Hebbian learning. */
  CONTRASTIVE(
      "contrastive", "contrastive learning", EnumSet.of(Structure.SYMMETRIC, Structure.RESISTIVE)),
  /** Agnostic equilibrium propagation. */
  AGNOSTIC("agnostic", "agnostic equilibrium propagation", EnumSet.of(Structure.RESISTIVE)),
  /** Dyadic learning. */
  DYADIC("dyadic", "dyadic learning", EnumSet.complementOf(EnumSet.of(Structure.RESISTIVE))),
  /** Dual propagation. */
  DUAL_PROPAGATION("dual-propagation", "dual propagation", EnumSet.of(Structure.FEEDFORWARD)),
  /** Recurrent backpropagation. */
  BACKPROP("backprop", "recurrent backprop", EnumSet.complementOf(EnumSet.of(Structure.RESISTIVE))),
  /** Backpropagation through time and TD(lambda). */
  BACKPROP_THROUGH_TIME(
      "backprop-through-time",
      "backprop through time",
      EnumSet.complementOf(EnumSet.of(Structure.RESISTIVE))),
  /** Physics-aware training. */
  PHYSICS_AWARE(
      "physics-aware",
      "physics-aware training",
      EnumSet.complementOf(EnumSet.of(Structure.RESISTIVE))),
  /** Feedback alignment. */
  FEEDBACK_ALIGNMENT("feedback-alignment", "feedback alignment", EnumSet.of(Structure.FEEDFORWARD));

  private final String label;
  private final String words;
  private final Set<Structure> structures;

  RuleKind(String label, String words, Set<Structure> structures) {
    this.label = label;
    this.words = words;
    this.structures = EnumSet.copyOf(structures);
  }

  /** The name a study file uses. */
  public String label() {
    return label;
  }

  /** Whether the rule holds for networks of a structure. */
  public boolean holdsFor(Structure structure) {
    return structures.contains(structure);
  }

  /** What the rule asks of a network, in words. */
  String need() {
    return words
        + " needs a "
        + structures.stream().sorted().map(Structure::label).collect(Collectors.joining(" or "))
        + " network";
  }

  static RuleKind of(String label) {
    for (RuleKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    throw new IllegalStateException("The schema let the rule '" + label + "' pass");
  }
}
