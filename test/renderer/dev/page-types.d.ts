/** What the page's own configuration adds for its files; the tests compile them too. */
/// <reference types="vite/client" />
import '../../../src/renderer/css-properties.d.ts';
