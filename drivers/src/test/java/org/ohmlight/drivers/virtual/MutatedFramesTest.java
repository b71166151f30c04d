package org.ohmlight.drivers.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.frame.Cobs;
import org.ohmlight.drivers.frame.FrameReader;
import org.ohmlight.drivers.instrument.tile.TileKind;
import org.ohmlight.drivers.instrument.tile.TileMessage;

/**
 * Frames with turned bits, lost, added and swapped parts. A million by default; {@code
 * -Dohmlight.fuzz.frames=10000000} asks for more.
 */
@Timeout(600)
class MutatedFramesTest {
  private static final int FRAMES = Integer.getInteger("ohmlight.fuzz.frames", 1_000_000);
  private static final int MAX_PAYLOAD = 256;
  private static final int BATCH = 1000;
  private static final long SEED = 20261123;

  /** Bytes that reading any number of frames may allocate: the meter itself takes a little. */
  private static final long FREE_BYTES = 4096;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final TileMessage message = new TileMessage(MAX_PAYLOAD);
  private final byte[] stream = new byte[BATCH * (2 * Cobs.encodedLength(300) + 8)];
  private final FrameReader reader = new FrameReader(TileMessage.lengthWith(MAX_PAYLOAD));
  private final TileMessage taken = new TileMessage(MAX_PAYLOAD);
  private int filled;
  private long sound;
  private long whole;
  private long forged;

  /** Checksums of the messages of the batch, in order: what arrives must be among them. */
  private final int[] sent = new int[BATCH];

  private int next;

  @Test
  void noMutatedFrameThrowsOrAllocatesAndTheSoundOnesArrive() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    threads.getThreadAllocatedBytes(thread);
    long allocated = 0;
    for (int done = 0; done < FRAMES; done += BATCH) {
      fill();
      long before = threads.getThreadAllocatedBytes(thread);
      read();
      allocated += threads.getThreadAllocatedBytes(thread) - before;
    }
    assertThat(whole).as("sound frames that arrived").isGreaterThanOrEqualTo(sound * 9 / 10);
    assertThat(forged).as("messages that nobody sent: one in 2^32").isLessThanOrEqualTo(1);
    assertThat(reader.dropped()).isPositive();
    assertThat(allocated).as("bytes allocated by reading").isLessThanOrEqualTo(FREE_BYTES);
  }

  /** A batch of frames, half of them sound. */
  private void fill() {
    filled = 0;
    next = 0;
    for (int frame = 0; frame < BATCH; frame++) {
      int length = writeMessage(message, random.nextInt(40));
      sent[frame] = checksum(message.bytes(), length);
      int start = filled;
      filled += Cobs.encode(message.bytes(), 0, length, stream, filled);
      stream[filled++] = 0;
      if (random.nextBoolean()) {
        mutate(start);
      } else {
        sound++;
      }
    }
  }

  private int writeMessage(TileMessage into, int payload) {
    TileKind[] kinds = TileKind.values();
    into.request(kinds[random.nextInt(kinds.length)], random.nextInt(1 << 16), random.nextInt(), 0);
    for (int i = 0; i < payload; i++) {
      into.payload().put((byte) (random.nextInt(3) == 0 ? 0 : random.nextInt()));
    }
    return into.seal();
  }

  private void mutate(int start) {
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int length = filled - start;
      int at = start + random.nextInt(length);
      switch (random.nextInt(5)) {
        case 0 -> stream[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> stream[at] = (byte) random.nextInt();
        case 2 -> filled = at + 1;
        case 3 -> {
          int more = random.nextInt(300);
          for (int i = 0; i < more; i++) {
            stream[filled++] = (byte) (1 + random.nextInt(255));
          }
        }
        default -> {
          int count = Math.min(8, filled - at);
          System.arraycopy(stream, start, stream, at, Math.min(count, at - start));
        }
      }
    }
    // The next frame is another one: without this zero it would be part of this.
    stream[filled++] = 0;
  }

  private void read() {
    int at = 0;
    while (at < filled) {
      at += reader.take(stream, at, Math.min(filled, at + 1000));
      int length = reader.length();
      if (length >= 0 && length <= taken.bytes().length) {
        System.arraycopy(reader.frame(), 0, taken.bytes(), 0, length);
        if (taken.accept(length)) {
          whole++;
          find(checksum(taken.bytes(), length));
        }
      }
    }
  }

  private void find(int checksum) {
    for (int k = next; k < BATCH; k++) {
      if (sent[k] == checksum) {
        next = k;
        return;
      }
    }
    forged++;
  }

  private static int checksum(byte[] message, int length) {
    return (message[length - 1] & 0xff) << 24
        | (message[length - 2] & 0xff) << 16
        | (message[length - 3] & 0xff) << 8
        | (message[length - 4] & 0xff);
  }

  @Test
  void aControllerAnswersEveryWholeMessageWhateverItSays() {
    PlainTiles cells = new PlainTiles(2, 6, 5, PlainTiles.Noise.NONE, 1);
    VirtualTileController controller = new VirtualTileController(cells, 12, 4f, "1", () -> 0);
    TileMessage asked = new TileMessage(64);
    TileMessage answer = new TileMessage(controller.info().maxPayload());
    Random plain = new Random(SEED);
    for (int n = 0; n < Math.min(FRAMES, 200_000); n++) {
      asked.request(TileKind.OPEN, 7, n, plain.nextInt(3));
      if (n % 50 == 0) {
        asked.payload().putShort((short) 7).putInt(0);
      } else {
        asked.bytes()[1] = (byte) (plain.nextInt(12) < 10 ? plain.nextInt(0x16) : plain.nextInt());
        asked.payload().putShort((short) plain.nextInt(4)).putShort((short) plain.nextInt(4));
        for (int more = plain.nextInt(58); more > 0; more--) {
          asked.payload().put((byte) plain.nextInt());
        }
      }
      int length = asked.seal();
      byte[] reply = controller.take(asked.bytes(), length);
      if ((asked.bytes()[1] & 0x80) != 0) {
        assertThat(reply).isNull();
        continue;
      }
      assertThat(reply).isNotNull();
      System.arraycopy(reply, 0, answer.bytes(), 0, controller.replyLength());
      assertThat(answer.accept(controller.replyLength())).isTrue();
      assertThat(answer.sequence()).isEqualTo(n);
    }
    float[] row = new float[5];
    for (int tile = 0; tile < 2; tile++) {
      for (int r = 0; r < 6; r++) {
        cells.read(tile, r, row);
        for (float weight : row) {
          assertThat(weight).isBetween(-1f, 1f);
        }
      }
    }
  }
}
