/**
 * Drawing on a frame buffer, clipped to the picture. Follows extmod/modframebuf.c pixel for pixel.
 * DIFFERS: fill_rect() sets the pixels that pixel() sets; in GS4_HMSB with an odd stride the firmware goes astray, and
 * runs out of the buffer. Scrolling by more than the picture leaves it alone; the firmware never comes back.
 */
import { glyphColumns } from './font.ts';
import type { PixelFormat, PixelMemory } from './pixel-formats.ts';

/** Drawing more pixels than a board has memory for lets the board look up; less is one operation, as on the chip. */
const MANY_PIXELS = 1_000_000;

export class Canvas implements PixelMemory {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels from one line to the next. */
  readonly stride: number;
  readonly format: PixelFormat;
  private readonly breathe: () => void;

  /** `breathe` is called now and then while very much is drawn; it may throw. */
  constructor(
    bytes: Uint8Array,
    size: { readonly width: number; readonly height: number; readonly stride: number },
    format: PixelFormat,
    breathe: () => void,
  ) {
    this.bytes = bytes;
    this.width = size.width;
    this.height = size.height;
    this.stride = size.stride;
    this.format = format;
    this.breathe = breathe;
  }

  /** True where the bytes hold every pixel of the picture. */
  get fits(): boolean {
    const { width, height, format, bytes } = this;
    return width === 0 || height === 0 || format.byteOf(this, width - 1, height - 1) < bytes.length;
  }

  /** Filling it takes so long that the board must look up meanwhile. */
  private get isLong(): boolean {
    return this.width * this.height > MANY_PIXELS;
  }

  contains(x: number, y: number): boolean {
    return x >= 0 && x < this.width && y >= 0 && y < this.height;
  }

  /** The colour of a pixel inside the picture. */
  get(x: number, y: number): number {
    return this.format.get(this, x, y);
  }

  /** Sets a pixel, where it lies in the picture. */
  set(x: number, y: number, color: number): void {
    if (this.contains(x, y)) this.format.set(this, x, y, color);
  }

  fillRect(x: number, y: number, width: number, height: number, color: number): void {
    const right = Math.min(this.width, x + width);
    const bottom = Math.min(this.height, y + height);
    const { isLong } = this;
    for (let line = Math.max(0, y); line < bottom; line++) {
      if (isLong) this.breathe();
      for (let column = Math.max(0, x); column < right; column++) this.format.set(this, column, line, color);
    }
  }

  rect(x: number, y: number, width: number, height: number, color: number): void {
    this.fillRect(x, y, width, 1, color);
    this.fillRect(x, y + height - 1, width, 1, color);
    this.fillRect(x, y, 1, height, color);
    this.fillRect(x + width - 1, y, 1, height, color);
  }

  /** By Bresenham: one pixel for each step along the longer side, both ends included. */
  line(fromX: number, fromY: number, toX: number, toY: number, color: number): void {
    const width = Math.abs(toX - fromX);
    const height = Math.abs(toY - fromY);
    const stepX = toX > fromX ? 1 : -1;
    const stepY = toY > fromY ? 1 : -1;
    const isSteep = height > width;
    const long = isSteep ? height : width;
    const short = isSteep ? width : height;
    let x = fromX;
    let y = fromY;
    let error = 2 * short - long;
    for (let i = 0; i < long; i++) {
      if (i >= MANY_PIXELS) this.breathe();
      this.set(x, y, color);
      if (error >= 0) {
        if (isSteep) x += stepX;
        else y += stepY;
        error -= 2 * long;
      }
      if (isSteep) y += stepY;
      else x += stepX;
      error += 2 * short;
    }
    this.set(toX, toY, color);
  }

  /** Draws another picture; its pixels of the colour `key` are left out. */
  blit(source: Canvas, x: number, y: number, key: number): void {
    const right = Math.min(this.width, x + source.width);
    const bottom = Math.min(this.height, y + source.height);
    const { isLong } = this;
    for (let line = Math.max(0, y); line < bottom; line++) {
      if (isLong) this.breathe();
      for (let column = Math.max(0, x); column < right; column++) {
        const color = source.get(column - x, line - y);
        if (color !== key) this.format.set(this, column, line, color);
      }
    }
  }

  /** Moves the picture; where nothing comes from, the old pixels stay. */
  scroll(stepX: number, stepY: number): void {
    const columns = this.width - Math.abs(stepX);
    const lines = this.height - Math.abs(stepY);
    if (columns <= 0) return;
    const { isLong } = this;
    for (let i = 0; i < lines; i++) {
      if (isLong) this.breathe();
      const y = stepY < 0 ? i : this.height - 1 - i;
      for (let j = 0; j < columns; j++) {
        const x = stepX < 0 ? j : this.width - 1 - j;
        this.format.set(this, x, y, this.get(x - stepX, y - stepY));
      }
    }
  }

  /** Characters by their codes, side by side; only the pixels of their strokes are set. */
  text(codes: Iterable<number>, left: number, top: number, color: number): void {
    let x = left;
    for (const code of codes) {
      for (const column of glyphColumns(code)) {
        for (let pixels = column, y = top; pixels !== 0; pixels >>= 1, y++) if (pixels & 1) this.set(x, y, color);
        x++;
      }
    }
  }
}
