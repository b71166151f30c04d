package org.ohmlight.simulator.reference.opencl;

import java.util.Arrays;
import org.jocl.cl_mem;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.simulator.reference.machine.Machine;

/**
 * Keeps account of how samples come to rest on the device itself. The host asks only every few
 * steps whether any block still moves; blocks at rest wait where they are.
 */
final class OpenClRest implements Machine.Rest {
  private static final int BLOCK_ROWS = 32;
  private static final int CHUNK = 32;
  private static final int STEPS_UNSEEN = 4;

  private final OpenClQueue queue;
  private final int rows;
  private final int blocks;
  private final int[] firstSlot;
  private final int slots;
  private final cl_mem[] parts = new cl_mem[3];
  private final cl_mem change;
  private final cl_mem measure;
  private final cl_mem restedAt;
  private final cl_mem active;
  private final cl_mem blockSteps;
  private final int[] moving;
  private cl_mem residuals;
  private int room = 1;
  private int steps;
  private SettleLimits limits = new SettleLimits(1, 0f);

  OpenClRest(OpenClQueue queue, NetworkDescription network, int rows, int rails) {
    this.queue = queue;
    this.rows = rows;
    this.blocks = Math.ceilDiv(rows, BLOCK_ROWS);
    this.firstSlot = new int[rails * network.layers().size()];
    int next = 0;
    for (int i = 0; i < firstSlot.length; i++) {
      firstSlot[i] = next;
      next += chunks(network.size(i / rails));
    }
    this.slots = next;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = queue.zeros(rows * slots);
    }
    change = queue.zeros(rows);
    measure = queue.zeros(rows);
    restedAt = queue.zeros(rows);
    active = queue.zeros(blocks);
    blockSteps = queue.zeros(blocks);
    residuals = queue.zeros(blocks);
    moving = new int[blocks];
  }

  static int chunks(int width) {
    return Math.ceilDiv(width, CHUNK);
  }

  int slots() {
    return slots;
  }

  /** Where a layer's part of a sample's account begins. */
  int slot(int layer, int rail) {
    return firstSlot[2 * layer + rail];
  }

  cl_mem active() {
    return active;
  }

  /** Parts of the largest change, of the squared distance of the drives and of their length. */
  cl_mem part(int which) {
    return parts[which];
  }

  boolean relative() {
    return limits.criterion() == SettleLimits.Criterion.RELATIVE_CHANGE;
  }

  @Override
  public void begin(SettleLimits newLimits) {
    limits = newLimits;
    steps = 0;
    if (limits.maxSteps() > room) {
      queue.free(residuals);
      room = limits.maxSteps();
      residuals = queue.memory(blocks * room);
    }
    queue.write(residuals, new float[blocks * room], 0, blocks * room);
    for (cl_mem part : parts) {
      queue.write(part, new float[rows * slots], 0, rows * slots);
    }
    queue.write(restedAt, new int[rows]);
    Arrays.fill(moving, 1);
    queue.write(active, moving);
  }

  @Override
  public boolean goesOn() {
    if (steps >= limits.maxSteps()) {
      return false;
    }
    if (steps == 0 || steps % STEPS_UNSEEN != 0) {
      return true;
    }
    queue.read(active, moving);
    return Arrays.stream(moving).anyMatch(moves -> moves != 0);
  }

  @Override
  public void beginStep() {}

  @Override
  public void endStep() {
    queue.run(
        "rest",
        new long[] {blocks},
        rows,
        slots,
        relative() ? 1 : 0,
        limits.tolerance(),
        steps,
        room,
        parts[0],
        parts[1],
        parts[2],
        change,
        measure,
        restedAt,
        active,
        blockSteps,
        residuals);
    steps++;
  }

  @Override
  public Machine.Outcome outcome() {
    int[] taken = new int[blocks];
    int[] rested = new int[rows];
    float[] largest = new float[rows];
    float[] measured = new float[rows];
    float[] seen = new float[blocks * room];
    queue.read(blockSteps, taken);
    queue.read(restedAt, rested);
    queue.read(change, largest, 0, rows);
    queue.read(measure, measured, 0, rows);
    queue.read(residuals, seen, 0, seen.length);
    int most = Arrays.stream(taken).max().orElse(0);
    float[] worst = new float[most];
    for (int i = 0; i < blocks; i++) {
      for (int step = 0; step < taken[i]; step++) {
        worst[step] = Math.max(worst[step], seen[i * room + step]);
      }
    }
    boolean[] atRest = new boolean[rows];
    float[] relative = new float[rows];
    for (int r = 0; r < rows; r++) {
      rested[r] = rested[r] == 0 ? taken[r / BLOCK_ROWS] : rested[r];
      atRest[r] = measured[r] <= limits.tolerance();
      relative[r] = relative() ? measured[r] : Float.NaN;
    }
    return new Machine.Outcome(most, rested, atRest, largest, relative, worst);
  }
}
