package org.ohmlight.experiments.trial;

import java.util.List;
import org.ohmlight.physical.Ledger;

/**
 * What the hardware of a trial has spent, operation by operation, and what it is built of.
 *
 * @param operations operations by name
 * @param parts parts by name
 */
public record CostSheet(List<Operation> operations, List<Ledger.Part> parts) {
  /** Nothing is known to cost anything. */
  public static final CostSheet NONE = new CostSheet(List.of(), List.of());

  public CostSheet {
    operations = List.copyOf(operations);
    parts = List.copyOf(parts);
  }

  /**
   * One kind of operation.
   *
   * @param name what it is
   * @param count how often
   * @param seconds time it added to the hardware's clock [s]
   * @param joules energy [J]
   */
  public record Operation(String name, long count, double seconds, double joules) {}

  /** What a ledger holds now; operations that never happened are left out. */
  static CostSheet of(Ledger ledger) {
    List<Operation> operations =
        ledger.lines().stream()
            .filter(line -> line.count() > 0 || line.joules() > 0.0)
            .map(line ->
                new Operation(line.operation(), line.count(), line.seconds(), line.joules()))
            .toList();
    return new CostSheet(operations, ledger.parts());
  }

  /** Area of all parts [m2]; 0 if they are not known. */
  public double squareMetres() {
    return parts.stream().mapToDouble(Ledger.Part::squareMetres).sum();
  }
}
