// lies in: apps/console/src/app/sample-bypass.ts
// refused by: no-restricted-syntax
// says: sanitizer
import type { DomSanitizer } from '@angular/platform-browser';
export const trust = (sanitizer: DomSanitizer) => sanitizer.bypassSecurityTrustHtml('<b>');
