import { type WritableSignal, debounced, effect, linkedSignal, untracked } from '@angular/core';

const typingMs = 250;

/** The words of a search field: told once typing pauses, and what the address says when it changes by itself. */
export function typedQuery(
  said: () => string | undefined,
  tell: (q: string) => void,
): WritableSignal<string> {
  const typed = linkedSignal<string, string>({
    source: () => said() ?? '',
    // A space behind the last word is still being typed.
    computation: (q, before) => (before?.value.trim() === q ? before.value : q),
  });
  const settled = debounced(() => typed().trim(), typingMs);
  effect(() => {
    const q = settled.value();
    // Only what is typed counts here: filters that are cleared would otherwise come back.
    if (q !== untracked(() => said() ?? '')) tell(q);
  });
  return typed;
}
