import type { KeyboardEvent } from 'react';

/**
 * Around a grid of fixed lines that stands in no form: Enter in its last cell has nowhere to go, and must not leave a line end
 * in the cell's box, which would be taken for what is typed there next.
 */
export function stayAtEnd(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.defaultPrevented && !event.nativeEvent.isComposing) event.preventDefault();
}
