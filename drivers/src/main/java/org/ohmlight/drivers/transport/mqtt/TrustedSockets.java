package org.ohmlight.drivers.transport.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Unreachable;

/** Enciphered sockets that send at once, as {@link PromptSockets} do. */
final class TrustedSockets extends SSLSocketFactory {
  private final SSLSocketFactory factory;

  private final Consumer<Socket> made;

  private TrustedSockets(SSLSocketFactory factory, Consumer<Socket> made) {
    this.factory = factory;
    this.made = made;
  }

  private Socket prompt(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    made.accept(socket);
    return socket;
  }

  /** Sockets that trust one authority alone, or those of this machine if none is given. */
  static TrustedSockets trusting(@Nullable Path authority, Consumer<Socket> made)
      throws Unreachable {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, authority == null ? null : trust(authority), null);
      return new TrustedSockets(context.getSocketFactory(), made);
    } catch (IOException | GeneralSecurityException failed) {
      throw new Unreachable(
          "the certificate of the authority in "
              + authority
              + " cannot be read ("
              + failed.getMessage()
              + "); give a PEM file",
          failed);
    }
  }

  private static TrustManager[] trust(Path authority) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, one);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return prompt(factory.createSocket());
  }

  @Override
  public Socket createSocket(Socket under, String host, int port, boolean close)
      throws IOException {
    return prompt(factory.createSocket(under, host, port, close));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return prompt(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, @Nullable InetAddress local, int localPort)
      throws IOException {
    return prompt(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return prompt(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, @Nullable InetAddress local, int localPort)
      throws IOException {
    return prompt(factory.createSocket(host, port, local, localPort));
  }
}
