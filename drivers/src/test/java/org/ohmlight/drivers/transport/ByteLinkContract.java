package org.ohmlight.drivers.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every link of bytes keeps to. */
@Timeout(20)
public abstract class ByteLinkContract {
  private Ends ends;

  /**
   * Two ends of one line, both open.
   *
   * @param host the link under test
   * @param other what is at its other end
   * @param cut takes the line away
   */
  public record Ends(ByteLink host, ByteLink other, Runnable cut) {}

  /** Lays a line. */
  protected abstract Ends lay() throws Exception;

  /** Clears up. */
  protected void clear() throws Exception {}

  @BeforeEach
  void begin() throws Exception {
    ends = lay();
  }

  @AfterEach
  void end() throws Exception {
    if (ends != null) {
      ends.host().close();
      ends.other().close();
    }
    clear();
  }

  private static byte[] receive(ByteLink link, int count) throws TransportException {
    byte[] all = new byte[count];
    int got = 0;
    while (got < count) {
      got += link.receive(all, got, count - got, Deadline.inMillis(5000));
    }
    return all;
  }

  @Test
  void everyByteGoesThroughBothWays() throws Exception {
    byte[] bytes = new byte[256];
    for (int i = 0; i < 256; i++) {
      bytes[i] = (byte) i;
    }
    ends.host().send(bytes, 0, 256, Deadline.inMillis(1000));
    assertThat(receive(ends.other(), 256)).isEqualTo(bytes);
    ends.other().send(bytes, 10, 200, Deadline.inMillis(1000));
    assertThat(receive(ends.host(), 200)).isEqualTo(Arrays.copyOfRange(bytes, 10, 210));
  }

  @Test
  void muchMoreThanAnyBufferArrivesWhole() throws Exception {
    byte[] bytes = new byte[1 << 19];
    new Random(1).nextBytes(bytes);
    CompletableFuture<byte[]> other =
        CompletableFuture.supplyAsync(() -> {
          try {
            return receive(ends.other(), bytes.length);
          } catch (TransportException failed) {
            throw new IllegalStateException(failed);
          }
        });
    ends.host().send(bytes, 0, bytes.length, Deadline.inMillis(10_000));
    assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(bytes);
  }

  @Test
  void silenceEndsAtTheDeadline() {
    long before = System.nanoTime();
    assertThatThrownBy(() -> ends.host().receive(new byte[8], 0, 8, Deadline.inMillis(60)))
        .isInstanceOf(TimedOut.class)
        .hasMessageContaining(ends.host().address());
    assertThat(System.nanoTime() - before).isGreaterThan(50_000_000L);
    assertThat(ends.host().isOpen()).isTrue();
  }

  @Test
  void whatWasNotReadCanBeThrownAway() throws Exception {
    ends.other().send(new byte[] {1, 2, 3}, 0, 3, Deadline.inMillis(1000));
    assertThat(receive(ends.host(), 1)).containsExactly(1);
    ends.host().discardInput();
    ends.other().send(new byte[] {9}, 0, 1, Deadline.inMillis(1000));
    assertThat(receive(ends.host(), 1)).containsExactly(9);
  }

  @Test
  void aCutLineIsALostLink() {
    ends.cut().run();
    assertThatThrownBy(() -> receive(ends.host(), 1)).isInstanceOf(LinkLost.class);
    assertThat(ends.host().isOpen()).isFalse();
    assertThatThrownBy(() -> ends.host().send(new byte[1], 0, 1, Deadline.inMillis(100)))
        .isInstanceOf(LinkLost.class);
  }

  @Test
  void aClosedLinkSaysSoAndClosingTwiceIsFine() {
    ends.host().close();
    ends.host().close();
    assertThat(ends.host().isOpen()).isFalse();
    assertThatThrownBy(() -> ends.host().receive(new byte[1], 0, 1, Deadline.inMillis(100)))
        .isInstanceOf(LinkLost.class);
  }
}
