package org.ohmlight.experiments.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.hil.shadow.Residual;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The folder of a run: {@code study.json} (what it runs), {@code checkpoints/}, and at the end
 * {@code result.json}, {@code run.json} and {@code report.html}; {@code residuals-TRIAL.csv} where
 * a model ran beside a rig. One process at a time.
 */
public final class RunFolder implements AutoCloseable {
  private static final String STUDY = "study.json";
  private static final String LOCK = ".lock";
  private static final String RESIDUALS = "residuals-";
  private static final String CHECKPOINTS = "checkpoints";
  private static final List<String> RESULTS = List.of("result.json", "run.json", "report.html");

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;

  private RunFolder(Path folder, FileChannel lockFile, FileLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Opens the folder of a run, making it if needed.
   *
   * @param resume whether to go on with what is there; otherwise the run begins anew
   * @throws BadInput if another process works in it, or it holds something else
   */
  public static RunFolder open(Path folder, StudySpec study, String fingerprint, boolean resume)
      throws IOException {
    requireOurs(folder);
    Files.createDirectories(folder.resolve(CHECKPOINTS));
    FileChannel lockFile =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = lock(folder, lockFile);
      RunFolder opened = new RunFolder(folder, lockFile, lock);
      opened.begin(study, fingerprint, resume);
      return opened;
    } catch (IOException | RuntimeException refused) {
      lockFile.close();
      throw refused;
    }
  }

  private static void requireOurs(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new BadInput(Problem.of("This is not a folder.").in("--out").given(folder.toString()));
    }
    boolean ours = Files.exists(folder.resolve(STUDY)) || Files.exists(folder.resolve(LOCK));
    try (var files = Files.list(folder)) {
      if (!ours && files.findAny().isPresent()) {
        throw new BadInput(
            Problem.of("The folder holds something that is not a run.")
                .in("--out")
                .given(folder.toString())
                .allowed("a folder that is new, empty, or of an earlier run of this study"));
      }
    }
  }

  private static FileLock lock(Path folder, FileChannel lockFile) throws IOException {
    FileLock lock;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      lock = null;
    }
    if (lock == null) {
      throw new BadInput(
          Problem.of("Another run is at work in this folder.")
              .in("--out")
              .given(folder.toString())
              .hint("wait for it, or give another folder with --out"));
    }
    return lock;
  }

  private void begin(StudySpec study, String fingerprint, boolean resume) throws IOException {
    String digest = study.digest() + "/" + fingerprint;
    Optional<String> there = digestThere();
    if (there.isPresent() && !there.get().equals(digest)) {
      throw new BadInput(
          Problem.of("The folder holds a run with other settings, seed or data.")
              .in("--out")
              .given(folder.toString())
              .hint("give another folder with --out, or remove this one"));
    }
    if (!resume || there.isEmpty()) {
      clear();
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", study.name());
    document.put("seed", study.seed());
    document.put("digest", digest);
    Map<String, JsonNode> trials = new LinkedHashMap<>();
    study.trials().forEach(trial -> trials.put(trial.name(), trial.settings()));
    document.put("trials", trials);
    WholeFile.write(folder.resolve(STUDY), Json.document(document));
  }

  private Optional<String> digestThere() throws IOException {
    try {
      JsonNode document = Json.mapper().readTree(Files.readString(folder.resolve(STUDY)));
      return Optional.of(document.path("digest").asString(""));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (JacksonException damaged) {
      return Optional.of("");
    }
  }

  private void clear() throws IOException {
    for (String result : RESULTS) {
      Files.deleteIfExists(folder.resolve(result));
    }
    try (var tables = Files.newDirectoryStream(folder, RESIDUALS + "*.csv")) {
      for (Path table : tables) {
        Files.delete(table);
      }
    }
    try (var files = Files.list(folder.resolve(CHECKPOINTS))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Where the run's files are. */
  public Path path() {
    return folder;
  }

  /** Saves where a trial stands. */
  public void save(Checkpoint checkpoint) throws IOException {
    WholeFile.write(checkpointFile(checkpoint.trial()), checkpoint.bytes());
  }

  /** Saves where a trial stood at its best so far, beside {@link #save}. */
  public void saveBest(Checkpoint checkpoint) throws IOException {
    WholeFile.write(checkpointFile(checkpoint.trial() + ".best"), checkpoint.bytes());
  }

  /**
   * Where a trial stood when the run was left, if it had begun.
   *
   * @throws Checkpoint.Unusable if its file is damaged
   */
  public @Nullable Checkpoint load(String trial) throws IOException {
    Path file = checkpointFile(trial);
    if (!Files.exists(file)) {
      return null;
    }
    Checkpoint checkpoint = Checkpoint.parse(Files.readAllBytes(file));
    if (!checkpoint.trial().equals(trial)) {
      throw new Checkpoint.Unusable("it belongs to the trial " + checkpoint.trial());
    }
    return checkpoint;
  }

  /** Writes a finished file of the run. */
  public void write(String name, String text) throws IOException {
    WholeFile.write(folder.resolve(name), text);
  }

  /** Adds what hardware and model differed in to the table of a trial. */
  public void addResiduals(String trial, List<Residual> residuals) throws IOException {
    if (residuals.isEmpty()) {
      return;
    }
    Path table = folder.resolve(RESIDUALS + fileName(trial) + ".csv");
    String before = Files.exists(table) ? Files.readString(table) : RigInfo.RESIDUAL_HEAD;
    WholeFile.write(table, before + RigInfo.residualLines(residuals));
  }

  private Path checkpointFile(String trial) {
    return folder.resolve(CHECKPOINTS).resolve(fileName(trial) + ".ckpt");
  }

  private static String fileName(String trial) {
    return trial.replaceAll("[^A-Za-z0-9=.-]", "_");
  }

  @Override
  public void close() throws IOException {
    lock.release();
    lockFile.close();
  }
}
