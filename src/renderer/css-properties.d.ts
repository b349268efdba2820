/** Custom properties that components hand to their sheets. */
import 'react';

declare module 'react' {
  interface CSSProperties {
    '--level'?: number;
    '--duty'?: number;
  }
}
