package org.ohmlight.simulator.circuit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Only non-zero entries held, solved by {@code L D L^T} along a minimum-degree order: for large
 * networks of few neighbours.
 *
 * <p>The order and the pattern of L are found once, by playing the elimination on the graph: a node
 * that is eliminated joins its remaining neighbours to each other, and the node with the fewest
 * goes first (Tinney and Walker, 1967).
 */
final class SparseMatrix implements SymmetricMatrix {
  private final int size;
  private final int[] place;
  private final double[] diagonal;
  // Column p of L below the diagonal, in elimination order: rows and values.
  private final int[][] rows;
  private final double[][] values;
  private final List<Map<Integer, Integer>> positions;

  /** Lays out the matrix; {@code neighbours} lists for each node those it shares an entry with. */
  SparseMatrix(List<TreeSet<Integer>> neighbours) {
    size = neighbours.size();
    place = new int[size];
    diagonal = new double[size];
    rows = new int[size][];
    values = new double[size][];
    positions = new ArrayList<>(size);
    List<List<Integer>> columns = eliminate(neighbours);
    for (int p = 0; p < size; p++) {
      rows[p] = columns.get(p).stream().mapToInt(node -> place[node]).sorted().toArray();
      values[p] = new double[rows[p].length];
      Map<Integer, Integer> position = new HashMap<>();
      for (int k = 0; k < rows[p].length; k++) {
        position.put(rows[p][k], k);
      }
      positions.add(position);
    }
  }

  private List<List<Integer>> eliminate(List<TreeSet<Integer>> neighbours) {
    List<TreeSet<Integer>> left = new ArrayList<>();
    TreeSet<int[]> byDegree =
        new TreeSet<>(Comparator.<int[]>comparingInt(n -> n[0]).thenComparingInt(n -> n[1]));
    for (int node = 0; node < size; node++) {
      left.add(new TreeSet<>(neighbours.get(node)));
      byDegree.add(new int[] {left.get(node).size(), node});
    }
    List<List<Integer>> columns = new ArrayList<>(size);
    for (int p = 0; p < size; p++) {
      int node = byDegree.removeFirst()[1];
      place[node] = p;
      List<Integer> joined = List.copyOf(left.get(node));
      columns.add(joined);
      for (int other : joined) {
        byDegree.remove(new int[] {left.get(other).size(), other});
        left.get(other).addAll(joined);
        left.get(other).remove(other);
        left.get(other).remove(node);
        byDegree.add(new int[] {left.get(other).size(), other});
      }
    }
    return columns;
  }

  @Override
  public void clear() {
    java.util.Arrays.fill(diagonal, 0);
    for (double[] column : values) {
      java.util.Arrays.fill(column, 0);
    }
  }

  @Override
  public void add(int row, int column, double value) {
    int p = Math.min(place[row], place[column]);
    int q = Math.max(place[row], place[column]);
    if (p == q) {
      diagonal[p] += value;
    } else {
      Integer k = positions.get(p).get(q);
      if (k == null) {
        throw new IllegalArgumentException(
            "Nodes " + row + " and " + column + " were not declared neighbours");
      }
      values[p][k] += value;
    }
  }

  @Override
  public boolean solve(double[] right) {
    if (!factor()) {
      return false;
    }
    double[] x = new double[size];
    for (int node = 0; node < size; node++) {
      x[place[node]] = right[node];
    }
    for (int p = 0; p < size; p++) {
      for (int k = 0; k < rows[p].length; k++) {
        x[rows[p][k]] -= values[p][k] * x[p];
      }
    }
    for (int p = size - 1; p >= 0; p--) {
      x[p] /= diagonal[p];
      for (int k = 0; k < rows[p].length; k++) {
        x[p] -= values[p][k] * x[rows[p][k]];
      }
    }
    for (int node = 0; node < size; node++) {
      right[node] = x[place[node]];
    }
    return true;
  }

  /** Right-looking: each column takes its outer product away from what is left. */
  private boolean factor() {
    for (int p = 0; p < size; p++) {
      if (!(diagonal[p] > 0)) {
        return false;
      }
      for (int k = 0; k < rows[p].length; k++) {
        int q = rows[p][k];
        double scaled = values[p][k] / diagonal[p];
        diagonal[q] -= scaled * values[p][k];
        takeAway(p, k + 1, q, scaled);
      }
      for (int k = 0; k < rows[p].length; k++) {
        values[p][k] /= diagonal[p];
      }
    }
    return true;
  }

  /** Rows of column q that column p reaches too; both are sorted and q holds all of them. */
  private void takeAway(int p, int from, int q, double scaled) {
    int into = 0;
    for (int k = from; k < rows[p].length; k++) {
      while (rows[q][into] != rows[p][k]) {
        into++;
      }
      values[q][into] -= scaled * values[p][k];
    }
  }
}
