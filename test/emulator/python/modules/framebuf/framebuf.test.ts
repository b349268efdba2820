/**
 * framebuf as documentation 4.2.2 has it, in programs; what the firmware does was compared with it call by call.
 */
import { describe, expect, test } from 'vitest';
import { runPython } from '../../../../drivers/python.ts';
import { resultOf } from '../../table.ts';

const SHOW = `
import framebuf
def show(f, width, height):
    for y in range(height):
        print(''.join('.#'[f.pixel(x, y) != 0] for x in range(width)))
`;

/** What a program draws on a monochrome picture `f` of 12 by 8 pixels. */
function drawn(program: string): string {
  return runPython(
    `${SHOW}f = framebuf.FrameBuffer(bytearray(12), 12, 8, framebuf.MONO_VLSB)\n${program}\nshow(f, 12, 8)`,
  );
}

test('the sample of the documentation draws its text and its line', () => {
  const picture = runPython(`${SHOW}
from framebuf import FrameBuffer
# FrameBuffer needs 2 bytes for every RGB565 pixel
fbuf = FrameBuffer(bytearray(10 * 100 * 2), 10, 100, framebuf.RGB565)

fbuf.fill(0)
fbuf.text('MicroPython!', 0, 0, 0xffff)
fbuf.hline(0, 10, 96, 0xffff)
show(fbuf, 10, 12)
print(fbuf.pixel(0, 10), fbuf.pixel(0, 11))
`);

  expect(picture).toBe(`.#....#...
.##..##...
.#.##.#...
.#.##.#...
.#....#...
.#....#...
.#....#...
..........
..........
..........
##########
..........
65535 0
`);
});

describe('shapes', () => {
  test('line() has both ends, and is clipped', () => {
    expect(drawn('f.line(1, 1, 6, 4, 1)\nf.line(14, 3, 8, -3, 1)')).toBe(
      `...........#
.#..........
..##........
....##......
......#.....
............
............
............
`,
    );
  });

  test('rect() is an outline, fill_rect() is full, both are clipped', () => {
    expect(drawn('f.rect(-1, -1, 5, 5, 1)\nf.rect(5, 1, 4, 3, 1)\nf.fill_rect(9, 5, 9, 9, 1)')).toBe(`...#........
...#.####...
...#.#..#...
####.####...
............
.........###
.........###
.........###
`);
  });

  test('hline() and vline() of no length draw nothing', () => {
    expect(drawn('f.hline(1, 1, 0, 1)\nf.vline(3, 3, -4, 1)\nf.hline(2, 2, 3, 1)\nf.vline(8, 5, 99, 1)')).toBe(
      `............
............
..###.......
............
............
........#...
........#...
........#...
`,
    );
  });
});

test('scroll() moves the picture and leaves a footprint', () => {
  expect(drawn('f.pixel(0, 0, 1)\nf.scroll(2, 3)')).toBe(`#...........
............
............
..#.........
............
............
............
............
`);
});

test('scroll() by more than the picture leaves it alone', () => {
  const before = drawn('f.line(0, 0, 11, 7, 1)');

  expect(drawn('f.line(0, 0, 11, 7, 1)\nf.scroll(13, 0)\nf.scroll(0, -9)\nf.scroll(-2000, 5)')).toBe(before);
});

test('blit() leaves out the key, and is clipped on each side', () => {
  const program = `
g = framebuf.FrameBuffer(bytearray(8), 4, 4, framebuf.GS4_HMSB)
g.fill(3)
g.rect(0, 0, 4, 4, 5)
f.blit(g, -2, -2)
f.blit(g, 10, 5)
f.blit(g, 5, 2, 3)
f.blit(g, 50, 2)`;

  expect(drawn(program)).toBe(`##..........
##..........
.....####...
.....#..#...
.....#..#...
.....####.##
..........##
..........##
`);
});

test('text() sets the pixels of its strokes only, and shows a box for what it has no character for', () => {
  expect(drawn("f.text('|', -2, 0)\nf.text('\\x01\\0never', 3, 0, 1)\nf.text('-', 3, 0, 0)")).toBe(`.#..######..
.#..#....#..
.#..#....#..
.#..........
.#..#....#..
.#..#....#..
.#..######..
............
`);
});

describe('formats', () => {
  test.each([
    ['MVLSB', 2, "(1, bytearray(b'\\x04\\x00'))"],
    ['MONO_VLSB', 2, "(1, bytearray(b'\\x04\\x00'))"],
    ['MONO_HLSB', 4, "(1, bytearray(b'\\x00\\x00\\x80\\x00'))"],
    ['MONO_HMSB', 4, "(1, bytearray(b'\\x00\\x00\\x01\\x00'))"],
    ['GS4_HMSB', 4, "(7, bytearray(b'\\x00\\x00p\\x00'))"],
    [
      'RGB565',
      16,
      "(65527, bytearray(b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xf7\\xff\\x00\\x00\\x00\\x00\\x00\\x00'))",
    ],
  ])('%s has a pixel where the firmware has it', (format, size, expected) => {
    const program = `import framebuf
b = bytearray(${size})
f = framebuf.FrameBuffer(b, 2, 4, framebuf.${format})
f.pixel(0, 2, 0x1fff7)
r = f.pixel(0, 2), b`;

    expect(resultOf(program)).toBe(expected);
  });

  test('a stride leaves room between the lines', () => {
    const program = `import framebuf
b = bytearray(9)
framebuf.FrameBuffer(memoryview(b)[1:], 2, 4, framebuf.GS4_HMSB, 4).fill(0x25)
r = b`;

    expect(resultOf(program)).toBe("bytearray(b'\\x00U\\x00U\\x00U\\x00U\\x00')");
  });
});

describe('FrameBuffer', () => {
  test.each([
    ['f = FrameBuffer(bytearray(16), 8, 16, -1)', 'ValueError: invalid format'],
    ['f = FrameBuffer(bytearray(16), 8, 16, 5)', 'ValueError: invalid format'],
    ['f = FrameBuffer(bytearray(16), 8, 17, MONO_VLSB)', 'ValueError: buffer too small'],
    ['f = FrameBuffer(bytearray(16), 2, 4, RGB565, 3)', 'ValueError: buffer too small'],
    ['f = FrameBuffer(bytearray(16), -1, 1, MONO_HLSB)', 'ValueError: buffer too small'],
    ['f = FrameBuffer(memoryview(bytearray(32))[17:], 8, 16, MONO_VLSB)', 'ValueError: buffer too small'],
    ["f = FrameBuffer(b'bytes', 1, 1, 0)", 'TypeError: object with buffer protocol required'],
    ['f = FrameBuffer(bytearray(16), 1, 1)', 'TypeError: function missing 1 required positional arguments'],
    ['f = FrameBuffer(bytearray(16), 1, "2", 0)', "TypeError: can't convert str to int"],
    [
      'f = FrameBuffer(bytearray(16), 4, 4, 0)\nf.blit(5, 0, 0)',
      "TypeError: argument should be a 'FrameBuffer' not a 'int'",
    ],
    ['f = FrameBuffer(bytearray(16), 4, 4, 0)\nf.pixel(1, 1, None)', "TypeError: can't convert NoneType to int"],
    [
      'f = FrameBuffer(bytearray(16), 4, 4, 0)\nr = f.pixel(9, 9, None), f.pixel(-1, 0), f.pixel(3, 3)',
      '(None, None, 0)',
    ],
    ['f = FrameBuffer(bytearray(5), 4, 3, RGB565, 0)\nr = len(memoryview(f))', '0'],
    ['f = FrameBuffer(bytearray(5), 4, 8, 0)\nr = len(memoryview(f)), bytes(f)', "(5, b'\\x00\\x00\\x00\\x00\\x00')"],
    ['f = FrameBuffer1(bytearray(8), 4, 8)\nf.fill(1)\nr = bytes(f)', "b'\\xff\\xff\\xff\\xff\\x00\\x00\\x00\\x00'"],
    ['class Screen(FrameBuffer):\n  pass\ns = Screen(bytearray(2), 2, 2, MVLSB)\ns.fill(1)\nr = s.pixel(1, 1)', '1'],
    [
      'class Screen(FrameBuffer):\n  pass\ns = Screen(bytearray(2), 2, 2, MVLSB)\ns.fill(1)\nf = FrameBuffer1(bytearray(2), 2, 2)\nf.blit(s, 1, 0)\nr = f.pixel(0, 0), f.pixel(1, 0)',
      '(0, 1)',
    ],
  ])('%s', (program, expected) => {
    expect(resultOf(`from framebuf import *\n${program}`)).toBe(expected);
  });

  test('drawing for ever on little memory can be interrupted', () => {
    let polls = 0;
    const program = 'import framebuf\nframebuf.FrameBuffer(bytearray(60000), 20000, 65535, 1, 0).fill(1)';

    expect(() => {
      runPython(program.replace('60000', '40000'), {
        poll() {
          if (++polls > 5) throw new Error('looked up');
        },
      });
    }).toThrow('looked up');
  });
});
