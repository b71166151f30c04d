package org.ohmlight.drivers.instrument;

import java.util.regex.Pattern;

/**
 * Which instruments a driver is for: regular expressions that maker and model must match as a
 * whole, upper or lower case.
 *
 * @param name how a person calls them: {@code Keithley 2400}
 * @param maker for example {@code KEITHLEY.*}
 * @param model for example {@code MODEL 24[0-4]0.*}
 */
public record IdentityPattern(String name, Pattern maker, Pattern model) {
  /** A pattern of two regular expressions. */
  public static IdentityPattern of(String name, String maker, String model) {
    return new IdentityPattern(
        name,
        Pattern.compile(maker, Pattern.CASE_INSENSITIVE),
        Pattern.compile(model, Pattern.CASE_INSENSITIVE));
  }

  /** Whether that is one of them. */
  public boolean fits(Identity identity) {
    return maker.matcher(identity.maker()).matches() && model.matcher(identity.model()).matches();
  }

  /**
   * Refuses an instrument that is not one of them.
   *
   * @param address where it answered, for the message
   */
  public void require(Identity identity, String address) throws WrongInstrument {
    if (!fits(identity)) {
      throw new WrongInstrument(
          "At "
              + address
              + " there is no "
              + name
              + ": it says \""
              + identity
              + "\", where maker must match \""
              + maker
              + "\" and model \""
              + model
              + "\". Nothing was set. Try: check which cable goes where, or use the driver of that"
              + " instrument (ohmlight instrument list)");
    }
  }
}
