package org.ohmlight.experiments.data;

import java.util.List;
import java.util.Optional;

/**
 * A public data set that Ohmlight knows how to fetch.
 *
 * @param name what a study file calls it, and the folder it lies in
 * @param title its full name
 * @param classes number of classes
 * @param licence what its source says
 * @param mirrors folders on the web that hold its files, the first one tried first
 * @param files what to fetch
 */
public record KnownSet(
    String name,
    String title,
    int classes,
    String licence,
    List<String> mirrors,
    List<RemoteFile> files) {

  /**
   * A file to fetch.
   *
   * @param name its name at every mirror and in the folder
   * @param bytes its size
   * @param sha256 the sum it must have, in hexadecimal
   */
  public record RemoteFile(String name, long bytes, String sha256) {}

  /** Every set that can be fetched. */
  public static List<KnownSet> all() {
    return List.of(mnist(), fashionMnist(), cifar10());
  }

  /** The set of the given name. */
  public static Optional<KnownSet> named(String name) {
    return all().stream().filter(set -> set.name().equals(name)).findFirst();
  }

  private static KnownSet mnist() {
    return new KnownSet(
        "mnist",
        "MNIST handwritten digits, 60,000 + 10,000, 28x28",
        10,
        "none stated by the source; commonly cited as CC BY-SA 3.0 (LeCun, Cortes, Burges)",
        List.of(
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/"),
        List.of(
            new RemoteFile(
                "train-images-idx3-ubyte.gz",
                9912422,
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            new RemoteFile(
                "train-labels-idx1-ubyte.gz",
                28881,
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            new RemoteFile(
                "t10k-images-idx3-ubyte.gz",
                1648877,
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            new RemoteFile(
                "t10k-labels-idx1-ubyte.gz",
                4542,
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")));
  }

  private static KnownSet fashionMnist() {
    return new KnownSet(
        "fashion-mnist",
        "Fashion-MNIST clothing, 60,000 + 10,000, 28x28",
        10,
        "MIT (Zalando SE)",
        List.of(
            "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        List.of(
            new RemoteFile(
                "train-images-idx3-ubyte.gz",
                26421880,
                "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            new RemoteFile(
                "train-labels-idx1-ubyte.gz",
                29515,
                "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            new RemoteFile(
                "t10k-images-idx3-ubyte.gz",
                4422102,
                "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            new RemoteFile(
                "t10k-labels-idx1-ubyte.gz",
                5148,
                "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")));
  }

  private static KnownSet cifar10() {
    return new KnownSet(
        "cifar10",
        "CIFAR-10 photographs, 50,000 + 10,000, 32x32 in colour",
        10,
        "none stated; cite A. Krizhevsky, Learning multiple layers of features (2009)",
        List.of("https://www.cs.toronto.edu/~kriz/"),
        List.of(
            new RemoteFile(
                "cifar-10-binary.tar.gz",
                170052171,
                "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")));
  }
}
