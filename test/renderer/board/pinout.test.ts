import { describe, expect, test } from 'vitest';
import { HEADER, headerPin, neighbourOf, positionOf } from '../../../src/renderer/board/pinout.ts';

describe('pin-out', () => {
  test('each of the 24 pins of the header and the four others stand once, fourteen to a side', () => {
    const names = HEADER.map((pin) => pin.name);

    expect(new Set(names).size).toBe(28);
    expect(HEADER.filter((pin) => pin.column === 'left')).toHaveLength(14);
    expect(HEADER.filter((pin) => pin.kind === 'gpio')).toHaveLength(24);
  });

  // Header column of the pin table in the board's documentation.
  test.each([
    ['RESET', 'L1'],
    ['GP2', 'L2'],
    ['GP16', 'L11'],
    ['GP17', 'L12'],
    ['GP28', 'L14'],
    ['VIN', 'R1'],
    ['3V3', 'R3'],
    ['GP10', 'R4'],
    ['GP30', 'R9'],
    ['GP0', 'R12'],
    ['GP5', 'R14'],
  ])('%s stands at %s', (name, position) => {
    expect(positionOf(headerPin(name)!)).toBe(position);
  });

  test('arrow keys walk along a column and across to the other', () => {
    expect(neighbourOf('GP16', 'ArrowDown')?.name).toBe('GP17');
    expect(neighbourOf('GP16', 'ArrowUp')?.name).toBe('GP15');
    expect(neighbourOf('GP16', 'ArrowRight')?.name).toBe('GP3');
    expect(neighbourOf('GP16', 'ArrowLeft')?.name).toBe('GP16');
    expect(neighbourOf('GP28', 'ArrowDown')).toBeUndefined();
    expect(neighbourOf('GP16', 'End')?.name).toBe('GP28');
  });
});
