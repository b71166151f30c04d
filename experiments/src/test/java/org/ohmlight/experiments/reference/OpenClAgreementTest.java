package org.ohmlight.experiments.reference;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.ohmlight.simulator.reference.BackendProbe;
import org.ohmlight.simulator.reference.ReferenceBackend;
import org.ohmlight.simulator.reference.machine.Machine;
import org.ohmlight.simulator.reference.opencl.OpenClMachine;

class OpenClAgreementTest extends OracleAgreement {
  @BeforeAll
  static void needsADevice() {
    BackendProbe probe = ReferenceBackend.OPENCL.probe();
    Assumptions.assumeTrue(probe.present(), () -> probe.found() + "; " + probe.cure());
  }

  @Override
  Machine<?> machine() {
    return OpenClMachine.open();
  }
}
