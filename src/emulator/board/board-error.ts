/**
 * What a peripheral refuses. The board knows no Python; the bridge maps the kind: `invalid-value` is ValueError with
 * the port's text, `no-device` OSError 19, `not-permitted` OSError 1, `io` OSError 5, `not-implemented` says its text.
 */
export type BoardErrorKind = 'invalid-value' | 'no-device' | 'not-permitted' | 'io' | 'not-implemented';

export class BoardError extends Error {
  readonly kind: BoardErrorKind;

  constructor(kind: BoardErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

export function invalidValue(message: string): BoardError {
  return new BoardError('invalid-value', message);
}
