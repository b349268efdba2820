/** What ends something that was begun: a subscription, a wire, an attached console. */
export interface Disposable {
  dispose(): void;
}
