import { inject } from '@angular/core';
import { Router } from '@angular/router';

export type Change = (key: string, value: string | boolean) => void;

/**
 * Writes one field of a simulator into the address; what is typed and what is shared are the same thing. An empty text
 * stays empty, so that the page never computes with a value that its field does not show.
 */
export function injectChange(): Change {
  const router = inject(Router);
  return (key, value) => {
    const queryParams = { [key]: value === false ? null : value };
    void router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  };
}
