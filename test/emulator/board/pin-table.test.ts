import { expect, test } from 'vitest';
import { PIN_TABLE } from '../../../src/emulator/board/pin-table.ts';

test('there are 25 pins in the order of the firmware', () => {
  const names =
    'GP10 GP11 GP12 GP13 GP14 GP15 GP16 GP17 GP22 GP23 GP24 GP28 GP25 GP31 GP0 GP30 GP1 GP2 GP3 GP4 GP5 GP6 GP7 GP8 GP9';

  expect(PIN_TABLE.map((pin) => pin.name).join(' ')).toBe(names);
});

test('a pin knows its package pin, port, header and alternate functions', () => {
  expect(PIN_TABLE.find((pin) => pin.name === 'GP15')).toEqual({
    name: 'GP15',
    port: 1,
    bit: 7,
    packagePin: 6,
    header: 'L10',
    adcChannel: null,
    alternates: [
      { name: 'I2C0_SDA', index: 5 },
      { name: 'SPI0_MISO', index: 7 },
      { name: 'SD0_DAT0', index: 8 },
    ],
  });
});

test('each place of the two headers is taken once, the LED has none', () => {
  const places = PIN_TABLE.map((pin) => pin.header);
  const left = Array.from({ length: 13 }, (_, i) => `L${i + 2}`);
  const right = Array.from({ length: 11 }, (_, i) => `R${i + 4}`);

  expect(new Set(places)).toEqual(new Set([null, ...left, ...right]));
  expect(places.length).toBe(25);
});

test('the four ADC channels are at GP2 to GP5, and cannot be multiplexed', () => {
  const adc = PIN_TABLE.filter((pin) => pin.adcChannel !== null);

  expect(adc.map((pin) => [pin.name, pin.adcChannel])).toEqual([
    ['GP2', 0],
    ['GP3', 1],
    ['GP4', 2],
    ['GP5', 3],
  ]);
  for (const pin of adc) expect(pin.alternates.at(-1)?.index).toBe(-1);
});
