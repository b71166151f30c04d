package org.ohmlight.drivers.virtual;

/**
 * A virtual instrument as its wire sees it: bytes in, bytes out. It knows no link and no thread:
 * {@link DirectLink} asks it in the caller's thread, {@link InstrumentServer} in one of its own.
 */
public interface WireInstrument {
  /**
   * Takes bytes as they come, cut anywhere, and gives what it answers to them.
   *
   * @param bytes its first bytes are meant. Not modified.
   * @param length how many
   * @return what it sends; often nothing
   */
  byte[] take(byte[] bytes, int length);

  /** Power off and on: everything is forgotten, half a command too. */
  void reboot();
}
