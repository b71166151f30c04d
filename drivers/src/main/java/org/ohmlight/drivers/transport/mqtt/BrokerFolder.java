package org.ohmlight.drivers.transport.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders of local brokers. Each names the process that made it; one whose process is gone,
 * because it was killed, is swept away with the broker it left behind.
 */
final class BrokerFolder {
  private static final String PREFIX = "ohmlight-broker";
  private static final String OWNER = "owner";
  private static final String BROKER = "broker";

  private BrokerFolder() {}

  /** A new folder of this process in {@code place}; those of dead processes are swept away. */
  static Path make(Path place) throws IOException {
    sweep(place);
    Path folder = Files.createTempDirectory(place, PREFIX);
    write(folder.resolve(OWNER), ProcessHandle.current());
    return folder;
  }

  /** Notes the broker that runs on a folder. */
  static void note(Path folder, Process broker) throws IOException {
    write(folder.resolve(BROKER), broker.toHandle());
  }

  private static void write(Path file, ProcessHandle process) throws IOException {
    Files.writeString(file, process.pid() + " " + begun(process));
  }

  /** When it was started [ms]: a number that comes again is another process. */
  private static long begun(ProcessHandle process) {
    return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
  }

  private static void sweep(Path place) {
    for (Path folder : ours(place)) {
      try {
        if (Files.isRegularFile(folder.resolve(OWNER)) && alive(folder.resolve(OWNER)).isEmpty()) {
          alive(folder.resolve(BROKER)).ifPresent(ProcessHandle::destroyForcibly);
          delete(folder);
        }
      } catch (IOException | RuntimeException notOurs) {
        // Another user's, or swept by another process at this moment.
      }
    }
  }

  private static List<Path> ours(Path place) {
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static Optional<ProcessHandle> alive(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String[] noted = Files.readString(file).strip().split(" ", -1);
    long begun = Long.parseLong(noted[1]);
    return ProcessHandle.of(Long.parseLong(noted[0]))
        .filter(process -> process.isAlive() && begun(process) == begun);
  }

  /** Deletes a folder and all in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
