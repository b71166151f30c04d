package org.ohmlight.drivers.transport.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ohmlight.drivers.transport.ByteLinkContract;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.Unreachable;

class LoopbackWireTest extends ByteLinkContract {
  @Override
  protected Ends lay() throws Exception {
    LoopbackWire wire = new LoopbackWire("test");
    wire.host().open(Deadline.inMillis(100));
    wire.instrument().open(Deadline.inMillis(100));
    return new Ends(wire.host(), wire.instrument(), wire::cut);
  }

  @Test
  void aMendedWireCanBeOpenedAgain() throws Exception {
    LoopbackWire wire = new LoopbackWire("test");
    wire.cut();
    assertThatThrownBy(() -> wire.host().open(Deadline.inMillis(100)))
        .isInstanceOf(Unreachable.class);
    wire.mend();
    wire.host().open(Deadline.inMillis(100));
    assertThat(wire.host().isOpen()).isTrue();
  }
}
