package org.ohmlight.drivers.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ohmlight.drivers.instrument.tile.TileAnswer;
import org.ohmlight.drivers.instrument.tile.TileKind;
import org.ohmlight.drivers.instrument.tile.TileMessage;

/** Sessions, repeats and silence, message by message. */
class VirtualTileControllerTest {
  private static final int SESSION = 9;

  private final AtomicLong clock = new AtomicLong();
  private final VirtualTileController controller =
      new VirtualTileController(
          new PlainTiles(1, 2, 2, PlainTiles.Noise.NONE, 1), 12, 2f, "1", clock::get);
  private final TileMessage message = new TileMessage(64);
  private final TileMessage reply = new TileMessage(controller.info().maxPayload());

  private TileAnswer say() {
    byte[] bytes = controller.take(message.bytes(), message.seal());
    System.arraycopy(bytes, 0, reply.bytes(), 0, controller.replyLength());
    assertThat(reply.accept(controller.replyLength())).isTrue();
    assertThat(reply.sequence()).isEqualTo(message.sequence());
    if (reply.answer() != TileAnswer.OK) {
      assertThat(reply.length()).isZero();
    }
    return reply.answer();
  }

  private TileAnswer open(int sequence) {
    message.request(TileKind.OPEN, 0, sequence, 0);
    message.payload().putShort((short) SESSION).putInt(100);
    return say();
  }

  private TileAnswer pulse(int session, int sequence) {
    message.request(TileKind.PULSE, session, sequence, 0);
    message.payload().putShort((short) 0).putShort((short) 1).put((byte) 1).put((byte) 0);
    return say();
  }

  private TileAnswer safe(int sequence) {
    message.request(TileKind.SAFE, 0, sequence, 0);
    return say();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, Integer.MAX_VALUE - 20, -20, Integer.MIN_VALUE})
  void whatWasCarriedOutInTheLastThirtyTwoIsNotDoneAgain(int first) {
    assertThat(open(first)).isEqualTo(TileAnswer.OK);
    for (int k = 1; k <= 40; k++) {
      if (k != 20) {
        assertThat(pulse(SESSION, first + k)).isEqualTo(TileAnswer.OK);
      }
    }
    assertThat(pulse(SESSION, first + 20)).as("skipped before").isEqualTo(TileAnswer.OK);
    for (int k = 8; k <= 40; k++) {
      assertThat(pulse(SESSION, first + k)).isEqualTo(TileAnswer.DONE_BEFORE);
    }
    assertThat(pulse(SESSION, first + 7)).isEqualTo(TileAnswer.STALE);
    assertThat(controller.log().pulses()).isEqualTo(40);
  }

  @Test
  void aLateDuplicateOfOpenArmsNothing() {
    assertThat(pulse(SESSION, 1)).isEqualTo(TileAnswer.NOT_ARMED);
    assertThat(open(5)).isEqualTo(TileAnswer.OK);
    assertThat(pulse(SESSION, 6)).isEqualTo(TileAnswer.OK);
    assertThat(open(5)).isEqualTo(TileAnswer.DONE_BEFORE);
    assertThat(pulse(SESSION, 6)).isEqualTo(TileAnswer.DONE_BEFORE);
    assertThat(pulse(SESSION + 1, 7)).isEqualTo(TileAnswer.WRONG_SESSION);
    assertThat(safe(8)).isEqualTo(TileAnswer.OK);
    assertThat(open(5)).isEqualTo(TileAnswer.DONE_BEFORE);
    assertThat(controller.isArmed()).isFalse();
    assertThat(open(9)).isEqualTo(TileAnswer.OK);
    assertThat(controller.isArmed()).isTrue();
  }

  @Test
  void whatWasNotCarriedOutIsNotRemembered() {
    open(1);
    message.request(TileKind.PULSE, SESSION, 2, 0);
    message.payload().putShort((short) 2).putShort((short) 1).put((byte) 1).put((byte) 0);
    assertThat(say()).isEqualTo(TileAnswer.BAD_ARGUMENT);
    assertThat(pulse(SESSION, 2)).isEqualTo(TileAnswer.OK);
    message.request(TileKind.PROGRAM, SESSION, 3, 0);
    message.payload().putShort((short) 0).putShort((short) 1);
    message.payload().putShort((short) 5).putShort(Short.MIN_VALUE);
    assertThat(say()).isEqualTo(TileAnswer.BAD_ARGUMENT);
    assertThat(controller.log().entries()).hasSize(2);
  }

  @Test
  void silenceMakesItSafeAndOnlyTheWholeWordBreaksIt() {
    open(1);
    clock.set(100);
    assertThat(controller.isArmed()).isTrue();
    controller.take(new byte[] {1, 2, 3}, 3);
    clock.set(101);
    assertThat(controller.isArmed()).isFalse();
    assertThat(pulse(SESSION, 2)).isEqualTo(TileAnswer.NOT_ARMED);
  }
}
