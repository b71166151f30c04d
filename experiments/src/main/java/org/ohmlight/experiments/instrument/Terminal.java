package org.ohmlight.experiments.instrument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/**
 * A pseudo-terminal in front of a TCP port, made by socat: to a driver it is a serial line. Its
 * name and its process end with it.
 */
final class Terminal implements AutoCloseable {
  private static final int TRIES = 200;

  private final Process socat;
  private final Path folder;
  private final Path name;

  private Terminal(Process socat, Path folder, Path name) {
    this.socat = socat;
    this.folder = folder;
    this.name = name;
  }

  /** Makes one in front of a port on loopback. */
  static Terminal before(int port) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ohmlight-pty");
    Path name = folder.resolve("tty");
    Process socat;
    try {
      socat =
          new ProcessBuilder(
                  "socat", "pty,raw,echo=0,link=" + name, "tcp:127.0.0.1:" + port + ",nodelay")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException missing) {
      Files.delete(folder);
      throw new BadInput(
          Problem.of("A pseudo-terminal needs socat, which does not start here.")
              .in("--pty")
              .hint("apt install socat, or serve with --tcp"));
    }
    Terminal terminal = new Terminal(socat, folder, name);
    for (int k = 0; k < TRIES && !Files.exists(name); k++) {
      Thread.sleep(10);
    }
    if (!Files.exists(name)) {
      terminal.close();
      throw new IOException("socat made no pseudo-terminal in 2 s. Try: socat -V");
    }
    return terminal;
  }

  /** The path that a driver opens. */
  Path name() {
    return name;
  }

  @Override
  public void close() throws IOException {
    socat.destroy();
    try {
      if (!socat.waitFor(2, TimeUnit.SECONDS)) {
        socat.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      socat.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(name);
    Files.deleteIfExists(folder);
  }
}
