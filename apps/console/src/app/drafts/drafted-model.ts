import { type WritableSignal, effect, linkedSignal, untracked } from '@angular/core';
import type { DeskDraft } from './desk-draft';

type Typed = Readonly<Record<string, string>>;

/**
 * What a form shows, kept in its draft as it is typed: only what differs from `empty`, so that a form nobody touched
 * leaves no draft. Create it where a component injects.
 */
export function draftedModel<T extends Typed>(draft: DeskDraft, empty: T): WritableSignal<T> {
  const model = linkedSignal(() => ({ ...empty, ...draft.content().typed }));
  effect(() => {
    const typed = Object.fromEntries(Object.entries(model()).filter(([key, value]) => value !== empty[key]));
    untracked(() => {
      if (JSON.stringify(typed) !== JSON.stringify(inOrder(draft.content().typed, empty)))
        draft.change({ typed });
    });
  });
  return model;
}

/** What a draft holds of a form, in the order of its fields. */
function inOrder(typed: Readonly<Record<string, unknown>>, empty: Typed): object {
  return Object.fromEntries(Object.keys(empty).flatMap((key) => (key in typed ? [[key, typed[key]]] : [])));
}
