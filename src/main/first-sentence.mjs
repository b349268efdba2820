/**
 * The first sentence of an error's message, for a person who only needs to know what was wrong. Plain JavaScript, as
 * start.mjs needs it before anything is built.
 * @param {unknown} error
 * @returns {string}
 */
export function firstSentence(error) {
  const message = error instanceof Error ? error.message : String(error);
  return `${message.split(/\.\s/)[0]?.replace(/\.$/, '')}.`;
}
