/**
 * The two typefaces of the page. The editor and the terminal measure a character once, when they are made, so the face
 * they use must be there before them.
 */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';

/** Resolves when the faces can be used, and also when they cannot be had: the page has others to fall back on. */
export async function loadFaces(): Promise<void> {
  await Promise.allSettled(
    ['Inter Variable', 'JetBrains Mono Variable'].map((face) => document.fonts.load(`1em '${face}'`)),
  );
}
