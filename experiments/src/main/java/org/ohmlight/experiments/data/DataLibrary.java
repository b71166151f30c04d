package org.ohmlight.experiments.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/** Finds a data set by its name and reads it. */
public final class DataLibrary {
  /** The set that comes with Ohmlight. */
  public static final String EMBEDDED = "optdigits";

  private static final String RESOURCE = "optdigits/digits.csv.gz";
  private static final int EMBEDDED_TRAIN = 1437;
  private static final float EMBEDDED_FULL = 16f;
  private static final float BYTE_FULL = 255f;

  private final DataFolders folders;

  /** A library over the given folders and the embedded set. */
  public DataLibrary(DataFolders folders) {
    this.folders = folders;
  }

  /**
   * Reads a set.
   *
   * @throws BadInput if it is not here, or its files are not what they say
   */
  public DataSet read(String name) throws IOException {
    Optional<Path> folder = folders.find(name);
    if (folder.isPresent()) {
      return readFolder(name, folder.get());
    }
    if (name.equals(EMBEDDED)) {
      return embedded();
    }
    throw missing(name);
  }

  /** Names of the sets that {@link #read} would find, in alphabetical order. */
  public SortedSet<String> available() {
    SortedSet<String> names = new TreeSet<>();
    names.add(EMBEDDED);
    for (Path candidate : folders.candidates()) {
      Path file = candidate.toAbsolutePath().normalize().getFileName();
      if (file != null && FolderContent.of(candidate).isPresent()) {
        names.add(file.toString());
      }
    }
    return names;
  }

  /** Where a set would be read from. */
  public Optional<String> place(String name) {
    Optional<String> folder = folders.find(name).map(Path::toString);
    return folder.isEmpty() && name.equals(EMBEDDED) ? Optional.of("embedded") : folder;
  }

  private static DataSet embedded() throws IOException {
    byte[] bytes;
    try (InputStream in = DataLibrary.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("The embedded digits are missing from this build: " + RESOURCE);
      }
      bytes = in.readAllBytes();
    }
    return split(EMBEDDED, "embedded", DataFile.of("embedded digits.csv.gz", bytes));
  }

  /** The first four fifths train, the rest tests; for the 1,797 digits 1,437 and 360. */
  private static DataSet split(String name, String source, DataFile file) throws IOException {
    Samples all = CsvDigits.read(file, EMBEDDED_FULL);
    int train = Math.max(1, (int) ((long) all.count() * EMBEDDED_TRAIN / 1797));
    return checked(
        name,
        source,
        ImageShape.flat(all.width()),
        all.slice(0, train),
        all.slice(train, all.count()));
  }

  private static DataSet readFolder(String name, Path folder) throws IOException {
    String source = folder.toString();
    return switch (FolderContent.of(folder).orElseThrow()) {
      case FolderContent.IdxFiles idx -> readIdx(name, source, idx);
      case FolderContent.CifarFiles cifar ->
          checked(
              name,
              source,
              CifarBinary.SHAPE,
              CifarBinary.read(dataFiles(cifar.train())),
              CifarBinary.read(dataFiles(cifar.test())));
      case FolderContent.CifarArchive archive -> {
        CifarArchiveReader.Parts parts = CifarArchiveReader.read(archive.archive());
        yield checked(name, source, CifarBinary.SHAPE, parts.train(), parts.test());
      }
      case FolderContent.OneCsv csv -> split(name, source, DataFile.of(csv.digits()));
      case FolderContent.TwoCsv csv -> {
        Samples train = CsvDigits.read(DataFile.of(csv.train()), BYTE_FULL);
        Samples test = CsvDigits.read(DataFile.of(csv.test()), BYTE_FULL);
        yield checked(name, source, ImageShape.flat(train.width()), train, test);
      }
    };
  }

  private static DataSet readIdx(String name, String source, FolderContent.IdxFiles files)
      throws IOException {
    Idx.Images train = Idx.images(DataFile.of(files.trainImages()));
    int[] trainLabels = Idx.labels(DataFile.of(files.trainLabels()));
    requireSame(files.trainLabels(), train.count(), trainLabels.length);
    Idx.Images test = Idx.images(DataFile.of(files.testImages()));
    int[] testLabels = Idx.labels(DataFile.of(files.testLabels()));
    requireSame(files.testLabels(), test.count(), testLabels.length);
    return checked(
        name,
        source,
        train.shape(),
        new Samples(train.values(), trainLabels, train.shape().size()),
        new Samples(test.values(), testLabels, test.shape().size()));
  }

  private static void requireSame(Path labelFile, int images, int labels) {
    if (images != labels) {
      throw new BadInput(
          Problem.of("There are not as many labels as images.")
              .in(labelFile.toString())
              .given(labels + " labels")
              .allowed(images + " labels, one an image"));
    }
  }

  private static DataSet checked(
      String name, String source, ImageShape shape, Samples train, Samples test) {
    if (test.width() != train.width() || test.count() == 0) {
      throw new BadInput(
          Problem.of("The test part does not fit the training part.")
              .in(source)
              .given("%d test images of %d values".formatted(test.count(), test.width()))
              .allowed("at least one image of " + train.width() + " values"));
    }
    int found = 1 + Math.max(largest(train), largest(test));
    int classes = KnownSet.named(name).map(KnownSet::classes).orElse(Math.max(found, 2));
    if (found > classes) {
      throw new BadInput(
          Problem.of("A label is out of range.")
              .in(source)
              .given("label " + (found - 1))
              .allowed("0 to " + (classes - 1)));
    }
    return new DataSet(name, source, classes, shape, train, test);
  }

  private static int largest(Samples samples) {
    return Arrays.stream(samples.labels()).max().orElse(0);
  }

  private static List<DataFile> dataFiles(List<Path> paths) throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(DataFile.of(path));
    }
    return files;
  }

  private BadInput missing(String name) {
    StringBuilder looked = new StringBuilder();
    for (DataFolders.Place place : folders.places()) {
      looked.append(looked.isEmpty() ? "" : ", ");
      looked.append(place.folder().resolve(name)).append(" (").append(place.why()).append(")");
    }
    String fetch =
        KnownSet.named(name).isPresent()
            ? "ohmlight data fetch " + name + ", or --data DIR for a folder that holds it"
            : "--data DIR for a folder with a subfolder " + name + " of IDX, CIFAR or CSV files";
    return new BadInput(
        Problem.of("The data set '" + name + "' was not found; looked for " + looked + ".")
            .in("dataset")
            .given(name)
            .allowed(String.join(", ", available()))
            .hint(fetch));
  }
}
