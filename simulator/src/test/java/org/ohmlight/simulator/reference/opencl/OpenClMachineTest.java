package org.ohmlight.simulator.reference.opencl;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.ohmlight.simulator.reference.BackendProbe;
import org.ohmlight.simulator.reference.ReferenceBackend;
import org.ohmlight.simulator.reference.machine.Machine;
import org.ohmlight.simulator.reference.machine.ReferenceContracts;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenClMachineTest extends ReferenceContracts {
  private @Nullable OpenClMachine machine;

  @BeforeAll
  void open() {
    BackendProbe probe = ReferenceBackend.OPENCL.probe();
    Assumptions.assumeTrue(probe.present(), () -> probe.found() + "; " + probe.cure());
    machine = OpenClMachine.open();
  }

  @AfterAll
  void close() {
    if (machine != null) {
      machine.close();
    }
  }

  @Override
  protected Machine<?> machine() {
    return java.util.Objects.requireNonNull(machine);
  }
}
