package org.ohmlight.simulator.reference.opencl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.simulator.reference.BackendProbe;
import org.ohmlight.simulator.reference.ReferenceBackend;
import org.ohmlight.simulator.reference.machine.Machine;
import org.ohmlight.simulator.reference.machine.ReferenceContracts;

class OpenClMachineTest extends ReferenceContracts {
  @BeforeAll
  static void needsADevice() {
    BackendProbe probe = ReferenceBackend.OPENCL.probe();
    Assumptions.assumeTrue(probe.present(), () -> probe.found() + "; " + probe.cure());
  }

  @Override
  protected Machine<?> machine() {
    return OpenClMachine.open();
  }

  @Test
  void afterItIsClosedItRefusesWork() {
    OpenClMachine machine = OpenClMachine.open();
    machine.close();
    machine.close();
    assertThatThrownBy(() -> machine.zeros(2, LayerShape.flat(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
