package org.ohmlight.drivers.instrument.tile;

/**
 * Where the time of exchanges went.
 *
 * @param exchanges requests answered
 * @param sendingSeconds handing requests to the link [s]
 * @param waitingSeconds waiting for replies: line, controller and back [s]
 * @param reconnectingSeconds opening lost links again [s]
 * @param repeats requests sent again
 * @param stale replies that answered nothing any more
 * @param bytesOut bytes of messages sent
 * @param bytesIn bytes of messages received
 */
public record ExchangeTimes(
    long exchanges,
    double sendingSeconds,
    double waitingSeconds,
    double reconnectingSeconds,
    long repeats,
    long stale,
    long bytesOut,
    long bytesIn) {}
