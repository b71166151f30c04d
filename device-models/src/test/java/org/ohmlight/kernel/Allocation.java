package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Guards a kernel against boxed vectors: after warm-up a call must allocate about nothing.
 *
 * <p>A boxed kernel allocates about 32 bytes for every eight values. The warm-up goes on until a
 * burst of calls is clean, because compilation runs in the background and takes longer on a loaded
 * machine; a kernel that is still boxed after twenty seconds stays so.
 */
final class Allocation {
  private static final int BURST = 20;
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final long FREE_BYTES = 64;

  private Allocation() {}

  static void assertNone(String kernel, Runnable call) {
    long least = Long.MAX_VALUE;
    long began = System.nanoTime();
    while (least > FREE_BYTES && System.nanoTime() - began < PATIENCE_NANOS) {
      least = Math.min(least, bytesOf(call));
    }
    assertThat(least).as("bytes allocated by a call of " + kernel).isLessThanOrEqualTo(FREE_BYTES);
  }

  private static long bytesOf(Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < BURST; i++) {
      call.run();
    }
    return (threads.getThreadAllocatedBytes(thread) - before) / BURST;
  }
}
