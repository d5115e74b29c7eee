import { type ErrorHandler, Service } from '@angular/core';

/** Errors nobody expected: kept for the browser's console; the page in front of the person goes on. */
@Service()
export class PortalErrors implements ErrorHandler {
  handleError(error: unknown): void {
    console.error(error);
  }
}
