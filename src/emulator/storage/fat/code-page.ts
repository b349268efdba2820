/**
 * Code page 437. FatFs on the board takes a path as bytes of this code page, and MicroPython hands it the UTF-8 of a
 * str: 'é' is stored as the two characters '├⌐' and comes back as 'é'. Names here are bytes in that sense; see lib/utf8.ts
 * for how a name that is no UTF-8, as other systems write them on a card, stays whole in a string.
 */

/** Code page 437 from 0x80 on, as Unicode. */
const UPPER_HALF =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** What its letters become in short names, 0x80 to 0xA5; the rest stays. Accents that have no capital are dropped. */
const SHORT_NAME_FORMS = 'ÇÜEAÄAÅÇEEEIIIÄÅÉÆÆOÖOUUYÖÜ¢£¥₧ƒAIOUÑÑ';

const OEM_OF_UNICODE = new Map(Array.from(UPPER_HALF, (char, i) => [char.charCodeAt(0), 0x80 + i]));

/** UTF-16 unit of a byte of code page 437. */
export function oemToUnicode(byte: number): number {
  return byte < 0x80 ? byte : UPPER_HALF.charCodeAt(byte - 0x80);
}

/** Byte of code page 437 of a UTF-16 unit, or undefined. */
export function unicodeToOem(unit: number): number | undefined {
  return unit < 0x80 ? unit : OEM_OF_UNICODE.get(unit);
}

/** The byte that stands for `byte` (0x80 and up) in a short name. */
export function shortNameForm(byte: number): number {
  const form = SHORT_NAME_FORMS[byte - 0x80];
  return form === undefined ? byte : (unicodeToOem(form.charCodeAt(0)) ?? byte);
}

/** A UTF-16 unit with case removed, for comparing names. */
export function foldCase(unit: number): number {
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit;
  const char = String.fromCharCode(unit);
  const upper = char.toUpperCase();
  // Only true pairs: 'ß' grows, 'µ' and 'ı' become another letter's capital.
  return upper.length === 1 && upper.toLowerCase() === char ? upper.charCodeAt(0) : unit;
}
