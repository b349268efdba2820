/** States what must hold. What the guest or the user does wrong has errors of its own; this is for our own mistakes. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}
