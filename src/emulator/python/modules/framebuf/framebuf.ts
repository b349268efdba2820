/**
 * The `framebuf` module, documentation 4.2.2. Follows extmod/modframebuf.c: sizes are cut to 16 bits, a format to 8, a
 * colour is looked at only where there is a pixel for it.
 * DIFFERS: pixels beyond the memory of the buffer are a ValueError when the frame buffer is made, and seen as a buffer
 * it ends where its own ends; the firmware draws over whatever lies behind it.
 */
import { None, PyObject, PyType, defineType, typeName } from '../../runtime/object.ts';
import type { Value } from '../../runtime/object.ts';
import { getBuffer } from '../../runtime/buffer.ts';
import { messages } from '../../runtime/messages.ts';
import { typeError, valueError } from '../../runtime/raise.ts';
import { vm } from '../../runtime/vm.ts';
import { builtin, checkArguments } from '../../types/builtin.ts';
import { PyInstance } from '../../types/instance.ts';
import { toInt } from '../../types/int.ts';
import { PyBuiltinModule } from '../../types/module.ts';
import { bytesOf } from '../../types/text-argument.ts';
import { Canvas } from './canvas.ts';
import { GS4_HMSB, MONO_HLSB, MONO_HMSB, MONO_VLSB, PIXEL_FORMATS, RGB565 } from './pixel-formats.ts';

const MAX_SIZE = 0xffff;
/** A colour that no pixel has. */
const NO_KEY = -1;

class PyFrameBuffer extends PyObject {
  readonly canvas: Canvas;
  /** Bytes of the buffer it was made of. */
  private readonly buffer: Uint8Array;

  constructor(canvas: Canvas, buffer: Uint8Array) {
    super();
    this.canvas = canvas;
    this.buffer = buffer;
  }

  /** Its bytes as a buffer. */
  get bytes(): Uint8Array {
    const { stride, height, format } = this.canvas;
    return this.buffer.subarray(0, stride * height * format.bytesPerPixel);
  }
}

/** The poll point: drawing much can be interrupted. */
function breathe(): void {
  if (--vm.fuel < 0) vm.hooks.poll();
}

/** Errors: TypeError, ValueError where the format is unknown or the buffer has not the pixels. */
function makeFrameBuffer(source: Value, ...sizes: Value[]): PyFrameBuffer {
  const { bytes } = getBuffer(source, true);
  const [width, height, formatNumber, stride = width] = sizes.map((size) => toInt(size) & MAX_SIZE);
  const format = PIXEL_FORMATS[formatNumber! & 0xff];
  if (!format) throw valueError(messages.frameFormat());
  const { strideStep } = format;
  const size = {
    width: width!,
    height: height!,
    stride: (Math.ceil(stride! / strideStep) * strideStep) & MAX_SIZE,
  };
  // The memory of an object ends with a block of the heap, as it does on the chip.
  const memory = new Uint8Array(bytes.buffer, bytes.byteOffset);
  const canvas = new Canvas(memory, size, format, breathe);
  if (!canvas.fits) throw valueError(messages.bufferTooSmall());
  return new PyFrameBuffer(canvas, bytes);
}

/** Errors: TypeError. */
function canvasOf(value: Value): Canvas {
  const native = value instanceof PyInstance ? value.sub : value;
  if (native instanceof PyFrameBuffer) return native.canvas;
  throw typeError(messages.wrongSelfType('FrameBuffer', typeName(value)));
}

/** A method that draws something described by so many ints. */
function drawing(name: string, count: number, draw: (canvas: Canvas, ...numbers: number[]) => void) {
  return builtin(name, count + 1, count + 1, ({ canvas }: PyFrameBuffer, ...values: Value[]) => {
    draw(canvas, ...values.map(toInt));
    return None;
  });
}

function pixel({ canvas }: PyFrameBuffer, xArgument: Value, yArgument: Value, color?: Value): Value {
  const x = toInt(xArgument);
  const y = toInt(yArgument);
  if (!canvas.contains(x, y)) return None;
  if (color === undefined) return canvas.get(x, y);
  canvas.set(x, y, toInt(color));
  return None;
}

function blit({ canvas }: PyFrameBuffer, source: Value, x: Value, y: Value, key: Value = NO_KEY): Value {
  canvas.blit(canvasOf(source), toInt(x), toInt(y), toInt(key) >>> 0);
  return None;
}

function text({ canvas }: PyFrameBuffer, string: Value, x: Value, y: Value, color: Value = 1): Value {
  const bytes = bytesOf(string);
  const end = bytes.indexOf(0);
  canvas.text(end < 0 ? bytes : bytes.subarray(0, end), toInt(x), toInt(y), toInt(color));
  return None;
}

const frameBufferType = defineType(new PyType('FrameBuffer'), {
  class: PyFrameBuffer,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 4, 5);
    const [source, ...sizes] = args;
    return makeFrameBuffer(source!, ...sizes);
  },
  buffer: (self) => ({ bytes: (self as PyFrameBuffer).bytes, typecode: 'B' }),
  locals: {
    fill: drawing('fill', 1, (canvas, color) => canvas.fillRect(0, 0, canvas.width, canvas.height, color)),
    fill_rect: drawing('fill_rect', 5, (canvas, x, y, width, height, color) =>
      canvas.fillRect(x, y, width, height, color),
    ),
    pixel: builtin('pixel', 3, 4, pixel),
    hline: drawing('hline', 4, (canvas, x, y, width, color) => canvas.fillRect(x, y, width, 1, color)),
    vline: drawing('vline', 4, (canvas, x, y, height, color) => canvas.fillRect(x, y, 1, height, color)),
    rect: drawing('rect', 5, (canvas, x, y, width, height, color) => canvas.rect(x, y, width, height, color)),
    line: drawing('line', 5, (canvas, x1, y1, x2, y2, color) => canvas.line(x1, y1, x2, y2, color)),
    blit: builtin('blit', 4, 5, blit),
    scroll: drawing('scroll', 2, (canvas, x, y) => canvas.scroll(x, y)),
    text: builtin('text', 4, 5, text),
  },
});

export function makeFramebuf(): PyBuiltinModule {
  return new PyBuiltinModule('framebuf', {
    FrameBuffer: frameBufferType,
    /** The class of old: always vertical monochrome. */
    FrameBuffer1: builtin('FrameBuffer1', 3, 4, (source: Value, width: Value, height: Value, stride: Value = width) =>
      makeFrameBuffer(source, width, height, MONO_VLSB, stride),
    ),
    MVLSB: MONO_VLSB,
    MONO_VLSB,
    RGB565,
    GS4_HMSB,
    MONO_HLSB,
    MONO_HMSB,
  });
}
