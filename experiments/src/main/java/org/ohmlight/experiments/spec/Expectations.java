package org.ohmlight.experiments.spec;

import java.util.List;

/**
 * What a study should show at one scale, and from which seeds.
 *
 * @param settings how the study is run for it: seed, repeats and settings, as {@code key=value}
 * @param claims what should come out
 */
public record Expectations(List<String> settings, List<Claim> claims) {
  public Expectations {
    settings = List.copyOf(settings);
    claims = List.copyOf(claims);
  }
}
