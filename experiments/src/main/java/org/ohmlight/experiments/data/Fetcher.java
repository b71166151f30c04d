package org.ohmlight.experiments.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Fetches the files of a public data set into a folder: resumes what an earlier call left, checks
 * every sum, and shows a file under its name only when it is whole.
 */
public final class Fetcher implements AutoCloseable {
  private static final String PART = ".part";
  private static final int BUFFER = 1 << 16;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** A file could not be had from any mirror, or is not what it should be. */
  public static final class FetchFailed extends IOException {
    private static final long serialVersionUID = 1L;

    FetchFailed(String message) {
      super(message);
    }
  }

  /**
   * Fetches one file, unless it is already there and whole.
   *
   * @param mirrors folders on the web, tried in order
   * @param progress told how many bytes are here
   * @return whether anything was fetched
   */
  public boolean fetch(
      KnownSet.RemoteFile file, List<String> mirrors, Path folder, LongConsumer progress)
      throws IOException, InterruptedException {
    Path target = folder.resolve(file.name());
    if (Files.exists(target) && sha256(target).equals(file.sha256())) {
      return false;
    }
    Files.createDirectories(folder);
    Path part = folder.resolve(file.name() + PART);
    List<String> reasons = new ArrayList<>();
    for (String mirror : mirrors) {
      URI address = URI.create(mirror + file.name());
      try {
        download(address, part, file.bytes(), progress);
      } catch (IOException unreachable) {
        reasons.add(address + ": " + reason(unreachable));
        continue;
      }
      String sum = sha256(part);
      if (sum.equals(file.sha256())) {
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
      }
      Files.delete(part);
      reasons.add(address + ": SHA-256 is " + sum + ", should be " + file.sha256());
    }
    throw new FetchFailed(
        "%s could not be fetched.%n  %s%n    try: put the file into %s by hand; its SHA-256 is %s"
            .formatted(file.name(), String.join("\n  ", reasons), folder, file.sha256()));
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName();
    return e.getMessage() == null ? name + " (is this machine offline?)" : e.getMessage();
  }

  private void download(URI address, Path part, long most, LongConsumer progress)
      throws IOException, InterruptedException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have >= most) {
      Files.delete(part); // whole but of another sum, or longer than it can be: begin again
      have = 0;
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      boolean resumed = response.statusCode() == 206;
      if (!resumed && response.statusCode() != 200) {
        throw new IOException("HTTP status " + response.statusCode());
      }
      copy(body, part, resumed ? have : 0, most, progress);
    }
  }

  private static void copy(InputStream body, Path part, long have, long most, LongConsumer progress)
      throws IOException {
    StandardOpenOption mode =
        have > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
      byte[] buffer = new byte[BUFFER];
      long total = have;
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        total += n;
        if (total > most) {
          throw new IOException("the file is longer than " + most + " bytes");
        }
        out.write(buffer, 0, n);
        progress.accept(total);
      }
      if (total < most) {
        throw new IOException(
            "the connection ended after %d of %d bytes; call again to go on"
                .formatted(total, most));
      }
    }
  }

  /** SHA-256 of a file, in hexadecimal. */
  static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    client.close();
  }
}
