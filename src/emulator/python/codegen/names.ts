/**
 * Python names and constants as JavaScript source. No Python name becomes a JavaScript identifier as it stands and no
 * text goes in unescaped, so that a program cannot reach the host: not by `__proto__`, not by quotes or `${}`.
 */

const PLAIN = /^[A-Za-z0-9_]+$/;

/** A part of a JavaScript identifier that only this name gives. */
export function mangle(name: string): string {
  if (PLAIN.test(name)) return name;
  return Array.from(name, (char) => (PLAIN.test(char) ? char : `$${char.codePointAt(0)!.toString(16)}$`)).join('');
}

/** A local variable. */
export function localName(name: string): string {
  return `l_${mangle(name)}`;
}

/** The cell of a shared variable. */
export function cellName(name: string): string {
  return `c_${mangle(name)}`;
}

/** Access to an attribute kept as the property `$name`, or to another family of properties by its prefix. */
export function property(name: string, prefix = '$'): string {
  return PLAIN.test(name) ? `.${prefix}${name}` : `[${quote(prefix + name)}]`;
}

/** A string literal. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}

export function integer(value: number | bigint): string {
  const text = typeof value === 'bigint' ? `${value}n` : String(value);
  return text.startsWith('-') ? `(${text})` : text;
}
