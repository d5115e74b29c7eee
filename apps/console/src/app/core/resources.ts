import { type Resource, type Signal, linkedSignal } from '@angular/core';

/** The last value of a resource, kept while the next one loads: lists do not blink when a filter changes. */
export function keepLast<T>(resource: Resource<T | undefined>): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
}

/** Parameters of a request without those that are empty. */
export function paramsOf(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Record<string, string | number | boolean> {
  const kept = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return Object.fromEntries(kept) as Record<string, string | number | boolean>;
}
