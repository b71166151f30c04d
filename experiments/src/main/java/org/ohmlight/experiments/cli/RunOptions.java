package org.ohmlight.experiments.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.data.DataFolders;
import org.ohmlight.experiments.data.DataLibrary;
import org.ohmlight.experiments.spec.Scale;
import org.ohmlight.experiments.trial.Trial;
import picocli.CommandLine.Option;

/** Options of every command that runs studies. */
final class RunOptions {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      description = "desk (default): what two cores do in minutes; paper: the size of the paper.")
  private Scale scale = Scale.DESK;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: all cores); results do not depend on it.")
  private @Nullable Integer threads;

  @Option(names = "--data", paramLabel = "DIR", description = "Folder that holds data sets.")
  private @Nullable Path data;

  Scale scale() {
    return scale;
  }

  DataLibrary library(Console console) {
    return new DataLibrary(DataFolders.of(data, console.environment()));
  }

  Launch launch(Console console, Trial.Factory trials) {
    return new Launch(console, trials, library(console), threads());
  }

  int threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    if (threads == null) {
      return cores;
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new BadInput(
          Problem.of("The number of threads cannot be.")
              .in("--threads")
              .given("" + threads)
              .allowed("1 to 1024; this machine has " + cores + " cores"));
    }
    return threads;
  }
}
