package org.ohmlight.simulator.circuit;

/**
 * What a circuit settles to.
 *
 * @param circuit the circuit
 * @param volts voltage of every node, V
 * @param steps steps of Newton's method
 * @param residualAmps largest current that Kirchhoff's current law is off by at a free node, A
 */
@SuppressWarnings("ArrayRecordComponent")
public record OperatingPoint(Circuit circuit, double[] volts, int steps, double residualAmps) {
  /** Voltage of a node. */
  public double volts(int node) {
    return volts[node];
  }

  /** Current from anode to cathode of a diode, by its number, A. */
  public double diodeAmps(int diode) {
    Circuit.Diode d = circuit.diodes().get(diode);
    return d.model().amps(volts[d.anode()] - volts[d.cathode()]);
  }

  /** Current that leaves a node through all elements: for a held node, what its source delivers. */
  public double outflowAmps(int node) {
    return outflow(circuit, volts)[node];
  }

  /** Power that turns into heat in all elements, W. */
  public double dissipatedWatts() {
    double watts = 0;
    for (Circuit.Conductance c : circuit.conductances()) {
      double drop = volts[c.from()] - volts[c.to()];
      watts += c.siemens() * drop * drop;
    }
    for (Circuit.Diode d : circuit.diodes()) {
      double drop = volts[d.anode()] - volts[d.cathode()];
      watts += d.model().amps(drop) * drop;
    }
    return watts;
  }

  /** Power that held nodes and current sources deliver, W. */
  public double deliveredWatts() {
    double[] out = outflow(circuit, volts);
    double watts = 0;
    for (int node = 0; node < volts.length; node++) {
      watts += circuit.isFree(node) ? 0 : volts[node] * out[node];
    }
    for (Circuit.Source s : circuit.sources()) {
      watts += s.amps() * volts[s.into()];
    }
    return watts;
  }

  /** Net current out of each node, current sources included. */
  static double[] outflow(Circuit circuit, double[] volts) {
    double[] out = new double[volts.length];
    for (Circuit.Conductance c : circuit.conductances()) {
      double amps = c.siemens() * (volts[c.from()] - volts[c.to()]);
      out[c.from()] += amps;
      out[c.to()] -= amps;
    }
    for (Circuit.Diode d : circuit.diodes()) {
      double amps = d.model().amps(volts[d.anode()] - volts[d.cathode()]);
      out[d.anode()] += amps;
      out[d.cathode()] -= amps;
    }
    for (Circuit.Source s : circuit.sources()) {
      out[s.into()] -= s.amps();
      out[0] += s.amps();
    }
    return out;
  }
}
