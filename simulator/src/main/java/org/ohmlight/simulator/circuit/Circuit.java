package org.ohmlight.simulator.circuit;

import java.util.ArrayList;
import java.util.List;

/**
 * A network of conductances, diodes and current sources between nodes, some of which are held at a
 * voltage. Node 0 is ground.
 *
 * @param nodes names of the nodes
 * @param volts voltage that holds a node, NaN for a free one
 * @param conductances between two nodes
 * @param diodes from anode to cathode
 * @param sources currents into nodes
 */
public record Circuit(
    List<String> nodes,
    List<Double> volts,
    List<Conductance> conductances,
    List<Diode> diodes,
    List<Source> sources) {

  /** {@code I = siemens (V_from - V_to)}. */
  public record Conductance(int from, int to, double siemens) {}

  /** A diode that conducts from anode to cathode. */
  public record Diode(int anode, int cathode, DiodeModel model) {}

  /** A current from ground into a node, A. */
  public record Source(int into, double amps) {}

  public Circuit {
    nodes = List.copyOf(nodes);
    volts = List.copyOf(volts);
    conductances = List.copyOf(conductances);
    diodes = List.copyOf(diodes);
    sources = List.copyOf(sources);
  }

  /** An empty circuit to build on. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether a node's voltage is what the solver looks for. */
  public boolean isFree(int node) {
    return Double.isNaN(volts.get(node));
  }

  /** Adds nodes and elements one by one. */
  public static final class Builder {
    private final List<String> nodes = new ArrayList<>();
    private final List<Double> volts = new ArrayList<>();
    private final List<Conductance> conductances = new ArrayList<>();
    private final List<Diode> diodes = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();

    private Builder() {
      held("ground", 0);
    }

    /** Adds a node whose voltage is to be found; returns its number. */
    public int node(String name) {
      nodes.add(name);
      volts.add(Double.NaN);
      return nodes.size() - 1;
    }

    /** Adds a node that an ideal source holds at a voltage; returns its number. */
    public int held(String name, double heldVolts) {
      requireFinite(heldVolts, "The voltage of node " + name, "V");
      nodes.add(name);
      volts.add(heldVolts);
      return nodes.size() - 1;
    }

    /** Joins two nodes by a conductance, S; zero leaves them apart. */
    public Builder conductance(int from, int to, double siemens) {
      requireNodes(from, to);
      if (!(siemens >= 0 && siemens <= 1e12)) {
        throw new IllegalArgumentException(
            "The conductance between "
                + nodes.get(from)
                + " and "
                + nodes.get(to)
                + " must be from 0 to 1e12 S, got "
                + siemens);
      }
      conductances.add(new Conductance(from, to, siemens));
      return this;
    }

    /** Adds a diode. */
    public Builder diode(int anode, int cathode, DiodeModel model) {
      requireNodes(anode, cathode);
      diodes.add(new Diode(anode, cathode, model));
      return this;
    }

    /** Injects a current from ground into a node, A. */
    public Builder current(int into, double amps) {
      requireNodes(into, 0);
      requireFinite(amps, "The current into node " + nodes.get(into), "A");
      sources.add(new Source(into, amps));
      return this;
    }

    /** The circuit as described so far. */
    public Circuit build() {
      return new Circuit(nodes, volts, conductances, diodes, sources);
    }

    private void requireNodes(int one, int other) {
      int bad = one < 0 || one >= nodes.size() ? one : other;
      if (bad < 0 || bad >= nodes.size()) {
        throw new IllegalArgumentException(
            "The circuit has nodes 0 to " + (nodes.size() - 1) + ", there is no node " + bad);
      }
    }

    private static void requireFinite(double value, String what, String unit) {
      if (!(Math.abs(value) <= 1e6)) {
        throw new IllegalArgumentException(
            what + " must be from -1e6 to 1e6 " + unit + ", got " + value);
      }
    }
  }
}
