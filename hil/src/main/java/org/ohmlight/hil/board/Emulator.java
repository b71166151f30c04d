package org.ohmlight.hil.board;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A board that is emulated in a process of its own, with its serial line on a pseudo-terminal. The
 * process ends when this is closed, and when the program ends.
 */
public final class Emulator implements AutoCloseable {
  private static final int START_SECONDS = 20;
  private static final int END_SECONDS = 2;
  private static final Pattern TERMINAL = Pattern.compile("(/dev/(?:pts/|tty)\\S+)");

  private final Board board;
  private final Process process;
  private final Path terminal;
  private final Thread atTheEnd;

  private Emulator(Board board, Process process, Path terminal, Thread atTheEnd) {
    this.board = board;
    this.process = process;
    this.terminal = terminal;
    this.atTheEnd = atTheEnd;
  }

  /**
   * Starts a board.
   *
   * @throws IOException if it cannot be started, with what to try
   */
  public static Emulator start(Board board, Firmware firmware) throws IOException {
    String missing = firmware.missing(board).orElse("");
    if (!missing.isEmpty()) {
      throw new IOException("qemu:" + board.label() + ": " + missing);
    }
    Path program = board.emulator(firmware.folder()).orElseThrow();
    Process process =
        new ProcessBuilder(board.command(program, firmware.folder()))
            .redirectErrorStream(true)
            .start();
    Thread atTheEnd = new Thread(process::destroyForcibly, "end of an emulator");
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    try {
      return new Emulator(board, process, terminal(board, process), atTheEnd);
    } catch (IOException failed) {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
      throw failed;
    }
  }

  /**
   * Reads what the emulator says, which names its terminal, and goes on reading so that it never
   * waits for a reader.
   */
  private static Path terminal(Board board, Process process) throws IOException {
    CompletableFuture<Path> found = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("output of an emulator")
        .start(() -> {
          StringBuilder said = new StringBuilder();
          try (BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
              Matcher matcher = TERMINAL.matcher(line);
              if (matcher.find()) {
                found.complete(Path.of(matcher.group(1)));
              } else if (!found.isDone()) {
                said.append(line).append('\n');
              }
            }
          } catch (IOException ended) {
            // The process has been destroyed: what it said before is all there is.
          }
          found.completeExceptionally(
              new IOException("the emulator ended and said: " + said.toString().strip()));
        });
    try {
      return found.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new IOException(
          "the emulator of " + board.label() + " named no terminal in " + START_SECONDS + " s",
          late);
    } catch (ExecutionException ended) {
      throw new IOException(ended.getMessage(), ended);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("starting " + board.label() + " was interrupted", interrupted);
    }
  }

  /** What is emulated. */
  public Board board() {
    return board;
  }

  /** The pseudo-terminal its serial line is on. */
  public Path terminal() {
    return terminal;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException ending) {
      // The program is ending: the hook runs already and ends the process itself.
    }
  }
}
