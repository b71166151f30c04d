package org.ohmlight.experiments.verify;

/**
 * What became of a claim.
 *
 * @param claim what it speaks of, e.g. {@code testAccuracy of ep}
 * @param about the claim in words, or empty
 * @param expected what was expected
 * @param got what came out
 * @param ok whether it holds
 */
public record Verdict(String claim, String about, String expected, String got, boolean ok) {}
