package org.ohmlight.experiments.reference;

import org.ohmlight.simulator.reference.machine.Machine;
import org.ohmlight.simulator.reference.nd4j.Nd4jMachine;

class Nd4jAgreementTest extends OracleAgreement {
  @Override
  Machine<?> machine() {
    return new Nd4jMachine(1);
  }
}
