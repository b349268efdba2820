/**
 * Every built-in type, imported so that it fills in its slots; the interpreter needs them whether named or not.
 */
import './array.ts';
import './bool.ts';
import './bytearray.ts';
import './bytes.ts';
import './enumerate.ts';
import './filter.ts';
import './int-text.ts';
import './int.ts';
import './map.ts';
import './memoryview.ts';
import './ordered-dict.ts';
import './property.ts';
import './range.ts';
import './reversed.ts';
import './set.ts';
import './slice.ts';
import './static-class-method-make.ts';
import './str.ts';
import './zip.ts';
