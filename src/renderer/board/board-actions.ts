/** What one does to the pins from outside: press the button, drive an input. */
import type { HostApi } from '../../main/rpc/contract.ts';
import { sentenceOf } from '../host/host-error.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import { texts } from '../texts.ts';
import type { BoardStore } from './board-store.ts';
import { BUTTON_PIN } from './pinout.ts';

export interface BoardContext {
  readonly host: HostApi;
  readonly board: BoardStore;
  readonly notices: NoticeStore;
}

export class BoardActions {
  private readonly context: BoardContext;

  constructor(context: BoardContext) {
    this.context = context;
  }

  /** Drives a pin from outside; null lets go of it. */
  async drive(pin: string, level: 0 | 1 | null): Promise<void> {
    const { board, host, notices } = this.context;
    try {
      await host.drivePin(pin, level);
      board.setDriven(pin, level);
    } catch (error) {
      notices.error(texts.board.driveFailed(pin, sentenceOf(error)));
    }
  }

  /** The button of the expansion board connects its pin to ground while it is held. */
  holdButton(isHeld: boolean): Promise<void> {
    return this.drive(BUTTON_PIN, isHeld ? 0 : null);
  }
}
