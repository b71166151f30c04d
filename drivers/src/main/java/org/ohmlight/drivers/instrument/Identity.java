package org.ohmlight.drivers.instrument;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who an instrument says it is: the four fields of the answer to {@code *IDN?} (IEEE 488.2, section
 * 10.14). A field that is missing is empty.
 *
 * @param maker {@code KEITHLEY INSTRUMENTS INC.}
 * @param model {@code MODEL 2400}
 * @param serial serial number; 0 where the instrument does not know
 * @param firmware version of its firmware; may itself hold commas
 */
public record Identity(String maker, String model, String serial, String firmware) {
  /** Reads the answer to {@code *IDN?}; what is not there stays empty. */
  public static Identity parse(String answer) {
    String[] fields = answer.strip().split(",", 4);
    return new Identity(field(fields, 0), field(fields, 1), field(fields, 2), field(fields, 3));
  }

  private static String field(String[] fields, int k) {
    return k < fields.length ? fields[k].strip() : "";
  }

  /** The same as plain data. */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("maker", maker);
    plain.put("model", model);
    plain.put("serial", serial);
    plain.put("firmware", firmware);
    return plain;
  }

  /** As the instrument says it: the four fields with commas. */
  @Override
  public String toString() {
    return maker + "," + model + "," + serial + "," + firmware;
  }
}
