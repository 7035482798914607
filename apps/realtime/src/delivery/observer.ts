/** What is told of deliveries, for metrics and logs. */
export interface DeliveryObserver {
  /** So many WebSocket messages went to one connection. */
  sent(frames: number): void;
  /** A connection was gone and its slot is free again. */
  removed(connectionId: string): void;
  /** A young connection was not established yet, however often it was tried. */
  unreached(connectionId: string): void;
}
