package org.ohmlight.simulator.reference.nd4j;

import org.ohmlight.simulator.reference.machine.Machine;
import org.ohmlight.simulator.reference.machine.ReferenceContracts;

class Nd4jMachineTest extends ReferenceContracts {
  @Override
  protected Machine<?> machine() {
    return new Nd4jMachine(1);
  }
}
