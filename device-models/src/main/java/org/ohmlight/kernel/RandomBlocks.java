package org.ohmlight.kernel;

/**
 * Fills ranges of a random stream block by block: bits in place, then the passes that turn them
 * into numbers, while the block is in the first cache. No scratch is needed.
 */
final class RandomBlocks {
  enum Kind {
    UNIFORM,
    NORMAL
  }

  /** Values of a group: eight Philox blocks, worked on as four vectors of eight words. */
  static final int GROUP = 32;

  private static final int GROUPS_A_BLOCK = 32;

  private RandomBlocks() {}

  static void fill(
      Kind kind, float[] into, int offset, int count, long key, long step, long first) {
    int head = Lanes.WIDE ? Math.min(count, (int) (-first & 3)) : count;
    single(kind, into, offset, 0, head, key, step, first);
    int i = head;
    while (Lanes.WIDE && count - i >= GROUP) {
      int groups = Math.min(GROUPS_A_BLOCK, (count - i) / GROUP);
      groups(kind, into, offset + i, groups, key, step, first + i);
      i += groups * GROUP;
    }
    int rest = (count - i) & -4;
    if (rest > 0 && i > head) {
      // Going back over numbers already there gives the same numbers again.
      int back = i + rest - GROUP;
      groups(kind, into, offset + back, 1, key, step, first + back);
      i += rest;
    }
    single(kind, into, offset, i, count, key, step, first);
  }

  private static void groups(
      Kind kind, float[] into, int offset, int groups, long key, long step, long first) {
    PhiloxPasses.words(into, offset, groups, key, step, first >>> 2);
    if (kind == Kind.UNIFORM) {
      PhiloxPasses.uniforms(into, offset, groups * GROUP);
    } else {
      BoxMullerPasses.radii(into, offset, groups * GROUP);
      BoxMullerPasses.turn(into, offset, groups * GROUP);
    }
  }

  private static void single(
      Kind kind, float[] into, int offset, int from, int to, long key, long step, long first) {
    int i = from;
    while (i < to) {
      long index = first + i;
      long pair = Philox.pair(key, step, index >>> 1);
      into[offset + i] = number(kind, pair, (index & 1) == 0);
      i++;
      if ((index & 1) == 0 && i < to) {
        into[offset + i] = number(kind, pair, false);
        i++;
      }
    }
  }

  private static float number(Kind kind, long pair, boolean even) {
    return switch (kind) {
      case UNIFORM -> Philox.toUniform((int) (even ? pair : pair >>> 32));
      case NORMAL -> BoxMuller.normal((int) pair, (int) (pair >>> 32), even);
    };
  }
}
