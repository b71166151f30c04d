package org.ohmlight.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.BadInput;

class DataLibraryTest {
  @TempDir Path folder;

  private DataLibrary library() {
    return new DataLibrary(
        DataFolders.of(folder, Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString())));
  }

  private void mnist(Path into) throws IOException {
    Files.createDirectories(into);
    Files.write(
        into.resolve("train-images-idx3-ubyte.gz"), IdxFiles.gzip(IdxFiles.images(20, 4, 1)));
    Files.write(into.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(20));
    Files.write(into.resolve("t10k-images-idx3-ubyte"), IdxFiles.images(10, 4, 2));
    Files.write(into.resolve("t10k-labels-idx1-ubyte.gz"), IdxFiles.gzip(IdxFiles.labels(10)));
  }

  @Test
  void theEmbeddedDigitsAreWhole() throws IOException {
    DataSet digits = library().read("optdigits");
    assertThat(digits.train().count()).isEqualTo(1437);
    assertThat(digits.test().count()).isEqualTo(360);
    assertThat(digits.classes()).isEqualTo(10);
    assertThat(digits.shape()).isEqualTo(new ImageShape(1, 8, 8));
    assertThat(digits.train().labels()).startsWith(0, 1, 2, 3);
    assertThat(digits.train().images()[2]).isEqualTo(5f / 16f);
    int[] counts = new int[10];
    for (Samples part : new Samples[] {digits.train(), digits.test()}) {
      for (int label : part.labels()) {
        counts[label]++;
      }
    }
    assertThat(counts).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    assertThat(digits.fingerprint()).isEqualTo(library().read("optdigits").fingerprint());
    assertThat(digits.first(100, 50).test().count()).isEqualTo(50);
    assertThat(digits.first(100, 50).fingerprint()).isNotEqualTo(digits.fingerprint());
  }

  @Test
  void idxIsFoundInASubfolderOrInTheFolderItself() throws IOException {
    mnist(folder.resolve("mnist"));
    DataSet set = library().read("mnist");
    assertThat(set.train().count()).isEqualTo(20);
    assertThat(set.shape()).isEqualTo(new ImageShape(1, 4, 4));
    assertThat(set.train().images()[0]).isEqualTo((IdxFiles.images(20, 4, 1)[16] & 0xff) / 255f);
    DataFolders itself = DataFolders.of(folder.resolve("mnist"), Map.of("HOME", "/nowhere"));
    assertThat(new DataLibrary(itself).read("mnist").fingerprint()).isEqualTo(set.fingerprint());
    assertThat(library().available()).containsExactly("mnist", "optdigits");
  }

  @Test
  void foldersAreTriedInOrder() throws IOException {
    mnist(folder.resolve("variable/mnist"));
    Map<String, String> environment =
        Map.of(DataFolders.VARIABLE, folder.resolve("variable").toString(), "HOME", "/nowhere");
    DataLibrary library = new DataLibrary(DataFolders.of(null, environment));
    assertThat(library.place("mnist")).hasValue(folder.resolve("variable/mnist").toString());
    mnist(folder.resolve("given/mnist"));
    library = new DataLibrary(DataFolders.of(folder.resolve("given"), environment));
    assertThat(library.place("mnist")).hasValue(folder.resolve("given/mnist").toString());
  }

  @Test
  void cifarBatchesMayBeManyFilesOneFileOrAnArchive() throws IOException {
    Path many = Files.createDirectories(folder.resolve("many"));
    Files.write(many.resolve("data_batch_1.bin"), IdxFiles.cifar(3, 1));
    Files.write(many.resolve("data_batch_2.bin"), IdxFiles.cifar(2, 2));
    Files.write(many.resolve("test_batch.bin"), IdxFiles.cifar(2, 3));
    Path one = Files.createDirectories(folder.resolve("one"));
    byte[] both = new byte[5 * 3073];
    System.arraycopy(IdxFiles.cifar(3, 1), 0, both, 0, 3 * 3073);
    System.arraycopy(IdxFiles.cifar(2, 2), 0, both, 3 * 3073, 2 * 3073);
    Files.write(one.resolve("train.bin.gz"), IdxFiles.gzip(both));
    Files.write(one.resolve("test.bin"), IdxFiles.cifar(2, 3));
    DataSet set = library().read("many");
    assertThat(set.train().count()).isEqualTo(5);
    assertThat(set.shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(library().read("one").fingerprint()).isEqualTo(set.fingerprint());

    Path archive = Files.createDirectories(folder.resolve("archive"));
    byte[] tar =
        Tar.of(
            Map.of(
                "cifar-10-batches-bin/data_batch_1.bin", IdxFiles.cifar(3, 1),
                "cifar-10-batches-bin/data_batch_2.bin", IdxFiles.cifar(2, 2),
                "cifar-10-batches-bin/readme.html", new byte[700],
                "cifar-10-batches-bin/test_batch.bin", IdxFiles.cifar(2, 3)));
    Files.write(archive.resolve("cifar-10-binary.tar.gz"), IdxFiles.gzip(tar));
    assertThat(library().read("archive").fingerprint()).isEqualTo(set.fingerprint());
  }

  @Test
  void csvFilesAreReadWithTheirLastColumnAsLabel() throws IOException {
    Path csv = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(csv.resolve("train.csv"), "a,b,c,d,label\n0,255,0,51,1\n1,2,3,4,0\n");
    Files.writeString(csv.resolve("test.csv"), "0,255,0,51,1\r\n\r\n");
    DataSet set = library().read("mine");
    assertThat(set.shape()).isEqualTo(new ImageShape(1, 2, 2));
    assertThat(set.train().labels()).containsExactly(1, 0);
    assertThat(set.test().images()).containsExactly(0f, 1f, 0f, 0.2f);
  }

  @Test
  void aMissingSetSaysWhereItLookedAndHowToGetIt() {
    assertThatThrownBy(() -> library().read("mnist"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(folder.resolve("mnist").toString())
        .hasMessageContaining("ohmlight data fetch mnist")
        .hasMessageContaining("allowed: optdigits");
  }

  @Test
  void damagedFilesAreRefusedWithTheirNameAndReason() throws IOException {
    byte[] images = IdxFiles.images(20, 4, 1);
    refused(
        "train-images-idx3-ubyte", java.util.Arrays.copyOf(images, images.length - 1), "too short");
    refused(
        "train-images-idx3-ubyte", java.util.Arrays.copyOf(images, images.length + 1), "longer");
    refused("train-images-idx3-ubyte", new byte[0], "too short");
    refused(
        "train-images-idx3-ubyte", "<html>404".getBytes(StandardCharsets.UTF_8), "magic number");
    refused(
        "train-images-idx3-ubyte",
        IdxFiles.idx(0x803, new byte[9], 2_000_000_000, 1, 1),
        "too short");
    refused("train-images-idx3-ubyte", IdxFiles.idx(0x803, new byte[9], -1, 28, 28), "Dimension 0");
    refused(
        "train-images-idx3-ubyte",
        IdxFiles.idx(0x803, new byte[9], 65536, 65536, 65536),
        "Dimension 1");
    refused("train-labels-idx1-ubyte", IdxFiles.labels(19), "as many labels");
    refused("train-labels-idx1-ubyte", IdxFiles.idx(0x801, new byte[] {11}, 1), "");
    byte[] packed = IdxFiles.gzip(images);
    refused(
        "train-images-idx3-ubyte", java.util.Arrays.copyOf(packed, packed.length / 2), "damaged");
    byte[] flipped = packed.clone();
    flipped[flipped.length - 6] ^= 1;
    refused("train-images-idx3-ubyte", flipped, "damaged");
    byte[] bomb = IdxFiles.gzip(IdxFiles.idx(0x803, new byte[100], 2_000_000_000, 1, 1));
    refused("train-images-idx3-ubyte", bomb, "too short");
  }

  private void refused(String name, byte[] content, String reason) throws IOException {
    Path into = folder.resolve("mnist");
    mnist(into);
    Files.deleteIfExists(into.resolve("train-images-idx3-ubyte.gz"));
    if (!name.equals("train-images-idx3-ubyte")) {
      Files.write(into.resolve("train-images-idx3-ubyte"), IdxFiles.images(20, 4, 1));
    }
    Files.write(into.resolve(name), content);
    assertThatThrownBy(() -> library().read("mnist"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(into.resolve(name).toString())
        .hasMessageContaining(reason);
  }
}
