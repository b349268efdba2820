import { describe, expect, test } from 'vitest';
import { createNoticeStore } from '../../../src/renderer/notices/notice-store.ts';

const messages = (notices: ReturnType<typeof createNoticeStore>) =>
  notices.getState().notices.map((notice) => notice.message);

describe('notices', () => {
  test('the same sentence stands once', () => {
    const notices = createNoticeStore();

    for (let time = 0; time < 3; time++) notices.error('The board does not answer.');

    expect(messages(notices)).toEqual(['The board does not answer.']);
  });

  test('an endless stream does not fill the window', () => {
    const notices = createNoticeStore();

    for (let time = 0; time < 50; time++) notices.info(`Notice ${time}`);

    expect(messages(notices)).toEqual([45, 46, 47, 48, 49].map((time) => `Notice ${time}`));
  });

  test('progress changes its sentence and goes when it ends', () => {
    const notices = createNoticeStore();

    const progress = notices.progress('0 of 2', null);
    progress.update('1 of 2');
    expect(messages(notices)).toEqual(['1 of 2']);
    progress.end();

    expect(messages(notices)).toEqual([]);
  });
});
