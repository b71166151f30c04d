package org.ohmlight.drivers.instrument.tile;

/** Told of every message that leaves and comes, to record them. */
public interface ExchangeObserver {
  /** Tells nobody. */
  ExchangeObserver NOBODY =
      new ExchangeObserver() {
        @Override
        public void sent(long nanos, byte[] message, int length) {}

        @Override
        public void received(long nanos, byte[] message, int length) {}
      };

  /**
   * A message has been sent.
   *
   * @param nanos moment on the monotonic clock [ns]
   * @param message its bytes come first; they change after this call
   */
  void sent(long nanos, byte[] message, int length);

  /** A message has come, whole or not. */
  void received(long nanos, byte[] message, int length);
}
