package org.ohmlight.experiments.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of a data set in a folder, told by their names. */
sealed interface FolderContent {
  /** Four IDX files. */
  record IdxFiles(Path trainImages, Path trainLabels, Path testImages, Path testLabels)
      implements FolderContent {}

  /** CIFAR-10 batches, in order. */
  record CifarFiles(List<Path> train, List<Path> test) implements FolderContent {}

  /** The official CIFAR-10 archive. */
  record CifarArchive(Path archive) implements FolderContent {}

  /** One CSV file for both parts, as optdigits comes. */
  record OneCsv(Path digits) implements FolderContent {}

  /** A CSV file for each part. */
  record TwoCsv(Path train, Path test) implements FolderContent {}

  /** What a folder holds, if it holds a data set. */
  static Optional<FolderContent> of(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (var files = Files.list(folder)) {
      return of(files.filter(Files::isRegularFile).sorted().toList());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<FolderContent> of(List<Path> files) {
    Optional<Path> trainImages = one(files, "train-images[-.]idx3-ubyte(\\.gz)?");
    Optional<Path> trainLabels = one(files, "train-labels[-.]idx1-ubyte(\\.gz)?");
    Optional<Path> testImages = one(files, "(t10k|test)-images[-.]idx3-ubyte(\\.gz)?");
    Optional<Path> testLabels = one(files, "(t10k|test)-labels[-.]idx1-ubyte(\\.gz)?");
    if (trainImages.isPresent()
        && trainLabels.isPresent()
        && testImages.isPresent()
        && testLabels.isPresent()) {
      return Optional.of(
          new IdxFiles(trainImages.get(), trainLabels.get(), testImages.get(), testLabels.get()));
    }
    List<Path> train = all(files, "(.*data_batch.*|train)\\.bin(\\.gz)?");
    List<Path> test = all(files, "(.*test_batch.*|test)\\.bin(\\.gz)?");
    if (!train.isEmpty() && !test.isEmpty()) {
      return Optional.of(new CifarFiles(train, test));
    }
    Optional<Path> archive = one(files, "cifar-10-binary\\.tar\\.gz");
    if (archive.isPresent()) {
      return Optional.of(new CifarArchive(archive.get()));
    }
    Optional<Path> trainCsv = one(files, "train\\.csv(\\.gz)?");
    Optional<Path> testCsv = one(files, "test\\.csv(\\.gz)?");
    if (trainCsv.isPresent() && testCsv.isPresent()) {
      return Optional.of(new TwoCsv(trainCsv.get(), testCsv.get()));
    }
    return one(files, "digits\\.csv(\\.gz)?").map(OneCsv::new);
  }

  private static Optional<Path> one(List<Path> files, String name) {
    return all(files, name).stream().findFirst();
  }

  private static List<Path> all(List<Path> files, String name) {
    Pattern pattern = Pattern.compile(name);
    return files.stream()
        .filter(file -> pattern.matcher(file.getFileName().toString()).matches())
        .toList();
  }
}
