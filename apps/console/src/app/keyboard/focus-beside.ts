import type { ElementRef } from '@angular/core';

/** Moves the focus to the line after or before the one that has it; to the first one when none has. */
export function focusBeside(lines: readonly ElementRef<HTMLElement>[], step: 1 | -1): void {
  const elements = lines.map(({ nativeElement }) => nativeElement);
  const from = elements.findIndex((element) => element === document.activeElement);
  elements[Math.min(Math.max(from + step, 0), elements.length - 1)]?.focus();
}
