package org.ohmlight.drivers.transport.serial;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.drivers.transport.ByteLinkContract;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.Unreachable;

/** Over two pseudo terminals joined by socat. */
class SerialLinkTest extends ByteLinkContract {
  @TempDir Path folder;
  private @Nullable Process socat;

  @Override
  protected Ends lay() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/socat")),
        "socat is not installed, and it makes the pseudo terminals");
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    Process made =
        new ProcessBuilder("socat", "pty,raw,echo=0,link=" + a, "pty,raw,echo=0,link=" + b)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socat = made;
    Deadline deadline = Deadline.inMillis(5000);
    while (!(Files.exists(a) && Files.exists(b)) && !deadline.passed()) {
      Thread.sleep(5);
    }
    SerialLink host = new SerialLink(a.toString(), LineSettings.baud(115_200));
    SerialLink other = new SerialLink(b.toString(), LineSettings.baud(115_200));
    host.open(Deadline.inMillis(2000));
    other.open(Deadline.inMillis(2000));
    return new Ends(host, other, this::kill);
  }

  private void kill() {
    Process made = socat;
    if (made != null) {
      made.destroyForcibly();
      made.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }
  }

  @Override
  protected void clear() {
    kill();
  }

  @Test
  void aMissingDeviceIsUnreachable() {
    SerialLink link = new SerialLink("/dev/no-such-port", LineSettings.baud(9600));
    assertThatThrownBy(() -> link.open(Deadline.inMillis(100)))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("/dev/no-such-port");
  }
}
