package org.ohmlight.experiments.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject group: {@code machine}, {@code data set}, {@code backend}, {@code tool}
 * @param name what was looked at
 * @param present whether it is there and as good as it can be
 * @param found what was found, or why it is missing
 * @param cure what to do about it; empty where nothing is wrong
 */
public record Finding(String subject, String name, boolean present, String found, String cure) {
  static Finding present(String subject, String name, String found) {
    return new Finding(subject, name, true, found, "");
  }

  static Finding missing(String subject, String name, String why, String cure) {
    return new Finding(subject, name, false, why, cure);
  }
}
