package org.ohmlight.drivers.instrument.tile;

/** How a controller answers: the status byte. */
public enum TileAnswer {
  /** Done. */
  OK("done"),
  /** No such kind. */
  UNKNOWN("the controller does not know this kind of request; is its firmware too old?"),
  /** The payload has not the length this request must have. */
  BAD_LENGTH("the payload has the wrong length"),
  /** A row, tile or value out of range. */
  BAD_ARGUMENT("a tile, row or value is out of range"),
  /** The controller is safe. */
  NOT_ARMED("the controller is in its safe state; open a session"),
  /** The request is of another session. */
  WRONG_SESSION("the controller knows no such session: it has started anew, or serves another"),
  /** Carried out before. */
  DONE_BEFORE("this request was carried out before"),
  /** Too old. */
  STALE("this request comes far too late"),
  /** The controller's own limits forbid it. */
  REFUSED("the controller's own limits forbid it"),
  /** A byte that this version does not know. */
  UNHEARD("the controller answers with a status this version does not know");

  private final String meaning;

  TileAnswer(String meaning) {
    this.meaning = meaning;
  }

  /** What it means, for a message. */
  public String meaning() {
    return meaning;
  }

  static TileAnswer of(int code) {
    TileAnswer[] all = values();
    return code < UNHEARD.ordinal() ? all[code] : UNHEARD;
  }
}
