/** A refusal as the host makes them: with a code and a sentence. */
import { HostError } from '../../src/renderer/host/host-error.ts';

export function refuse(code: string, message: string): never {
  throw new HostError(code, message);
}
