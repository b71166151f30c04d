package org.ohmlight.drivers.instrument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an instrument may be set to, by the names of its parameters. Every set of every driver
 * passes one check against these, below the driver's own methods.
 *
 * @param ranges absolute limits
 * @param rates how fast a value may move; a parameter ramps by itself so that it keeps this
 * @param products coupled limits: the product of two settings, as volts times amps
 */
public record Limits(Map<String, Range> ranges, Map<String, Ramp> rates, List<Product> products) {
  /** No limits beyond the ranges that the parameters have by themselves. */
  public static final Limits NONE = new Limits(Map.of(), Map.of(), List.of());

  public Limits {
    ranges = Map.copyOf(ranges);
    rates = Map.copyOf(rates);
    products = List.copyOf(products);
  }

  /**
   * {@code |first * second| <= most}.
   *
   * @param first name of a parameter
   * @param second name of another
   * @param most greatest magnitude of their product
   * @param unit unit of the product
   */
  public record Product(String first, String second, double most, Unit unit) {
    public Product {
      if (!(most >= 0)) {
        throw new IllegalArgumentException("A coupled limit is 0 or greater, got " + most);
      }
    }

    /** Whether a parameter takes part. */
    boolean concerns(String parameter) {
      return first.equals(parameter) || second.equals(parameter);
    }

    /** The other parameter. */
    String partner(String parameter) {
      return first.equals(parameter) ? second : first;
    }
  }

  /** The same with one more absolute limit. */
  public Limits range(String parameter, Range range) {
    return and(new Limits(Map.of(parameter, range), Map.of(), List.of()));
  }

  /** The same with one more limit of speed. */
  public Limits rate(String parameter, Ramp ramp) {
    return and(new Limits(Map.of(), Map.of(parameter, ramp), List.of()));
  }

  /** The same with one more coupled limit. */
  public Limits product(String first, String second, double most, Unit unit) {
    return and(new Limits(Map.of(), Map.of(), List.of(new Product(first, second, most, unit))));
  }

  /** Both at once: where both limit a thing, the stricter holds. */
  public Limits and(Limits other) {
    Map<String, Range> allRanges = new LinkedHashMap<>(ranges);
    other.ranges.forEach((name, range) -> allRanges.merge(name, range, Range::and));
    Map<String, Ramp> allRates = new LinkedHashMap<>(rates);
    other.rates.forEach((name, ramp) -> allRates.merge(name, ramp, Ramp::and));
    return new Limits(
        allRanges,
        allRates,
        Stream.concat(products.stream(), other.products.stream()).distinct().toList());
  }

  /** The ramp that keeps the limit of speed of a parameter. */
  public Ramp ramp(String parameter) {
    return rates.getOrDefault(parameter, Ramp.NONE);
  }
}
