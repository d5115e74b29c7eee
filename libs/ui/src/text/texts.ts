import { computed, inject, type Signal } from '@angular/core';
import type { Locale as LocaleCode } from '@vigie/wire';
import { Locale } from './locale';

/** The shape of French texts, with words widened to string: what a translation must provide, key by key. */
export type TextsOf<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : TextsOf<T[K]>;
};

/** The same texts in every language. */
export type Texts<T> = Readonly<Record<LocaleCode, TextsOf<T>>>;

/** The texts of the current language; a switch of language updates what reads them. */
export function injectTexts<T>(texts: Texts<T>): Signal<TextsOf<T>> {
  const locale = inject(Locale);
  return computed(() => texts[locale.current()]);
}
