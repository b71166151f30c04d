package org.ohmlight.drivers.transport.tcp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.ByteLinkContract;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.Unreachable;

class TcpLinkTest extends ByteLinkContract {
  private @Nullable TcpPort port;

  @Override
  protected Ends lay() throws Exception {
    TcpPort made = TcpPort.onLoopback(0);
    port = made;
    TcpLink host = new TcpLink("127.0.0.1", made.number());
    host.open(Deadline.inMillis(2000));
    ByteLink other = made.accept();
    return new Ends(host, other, other::close);
  }

  @Override
  protected void clear() throws Exception {
    TcpPort made = port;
    if (made != null) {
      made.close();
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws Exception {
    int free;
    try (TcpPort gone = TcpPort.onLoopback(0)) {
      free = gone.number();
    }
    TcpLink link = new TcpLink("127.0.0.1", free);
    assertThatThrownBy(() -> link.open(Deadline.inMillis(2000)))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("127.0.0.1:" + free);
  }
}
