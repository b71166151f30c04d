package org.ohmlight.drivers.instrument.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/** Whole messages with nonsense in them: the host meets each with one of its own exceptions. */
@Timeout(60)
class LyingControllerTest {
  private static final int ROUNDS = 20_000;

  @Test
  void nonsenseIsAFaultAndNeverAnAccident() {
    Random random = new Random(31);
    int faults = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (TileController tiles =
          TileController.connect(
              new Liar(random), new ExchangeLimits(1000, 2, 0, 1, 0), ExchangeObserver.NOBODY, 1)) {
        tiles.arm();
        TileInfo info = tiles.info();
        tiles.read(0, 0, new short[info.columns()]);
        tiles.multiply(0, new byte[info.columns()], 1, new short[info.rows()]);
        tiles.status();
      } catch (TileFault | TransportException expected) {
        faults++;
      }
    }
    assertThat(faults).isBetween(ROUNDS / 2, ROUNDS);
  }

  /** Answers every request with its number and kind, and anything else. */
  private static final class Liar implements MessageLink {
    private final Random random;
    private final TileMessage asked = new TileMessage(1 << 12);
    private boolean waiting;

    Liar(Random random) {
      this.random = random;
    }

    @Override
    public String address() {
      return "liar";
    }

    @Override
    public void send(byte[] message, int length, Deadline deadline) {
      if (length <= asked.bytes().length) {
        System.arraycopy(message, 0, asked.bytes(), 0, length);
        waiting = asked.accept(length);
      }
    }

    @Override
    public int receive(byte[] into, Deadline deadline) throws TransportException {
      if (!waiting) {
        throw new TimedOut("said nothing");
      }
      waiting = false;
      TileMessage reply = new TileMessage(into.length - TileMessage.lengthWith(0));
      TileAnswer[] answers = TileAnswer.values();
      boolean ok = random.nextInt(8) > 0;
      reply.reply(asked, ok ? TileAnswer.OK : answers[random.nextInt(answers.length)]);
      if (asked.kindCode() == TileKind.INFO.code() && random.nextInt(3) > 0) {
        reply.payload().put((byte) 1).put((byte) 1).putShort((short) random.nextInt(9));
        reply.payload().putShort((short) random.nextInt(9)).put((byte) random.nextInt(20));
        reply.payload().put((byte) random.nextInt(4)).putShort((short) random.nextInt(999));
        reply.payload().putShort((short) 7).put((byte) 3).putFloat(1f).putFloat(0f).putFloat(0f);
      } else {
        byte[] noise = new byte[random.nextInt(Math.min(64, reply.maxPayload()))];
        random.nextBytes(noise);
        reply.payload().put(noise);
      }
      int length = reply.seal();
      System.arraycopy(reply.bytes(), 0, into, 0, length);
      return length;
    }

    @Override
    public void open(Deadline deadline) {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public long dropped() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
