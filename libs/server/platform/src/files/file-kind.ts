import type { ErrorCode } from '@vigie/wire';

/** Endings we accept, and the content types their bytes may show (text formats show none). */
const accepted: Record<string, { type: string; detected: readonly string[] }> = {
  pdf: { type: 'application/pdf', detected: ['application/pdf'] },
  png: { type: 'image/png', detected: ['image/png', 'image/apng'] },
  jpg: { type: 'image/jpeg', detected: ['image/jpeg'] },
  jpeg: { type: 'image/jpeg', detected: ['image/jpeg'] },
  gif: { type: 'image/gif', detected: ['image/gif'] },
  webp: { type: 'image/webp', detected: ['image/webp'] },
  heic: { type: 'image/heic', detected: ['image/heic', 'image/heif'] },
  txt: { type: 'text/plain', detected: [] },
  log: { type: 'text/plain', detected: [] },
  csv: { type: 'text/csv', detected: [] },
  ics: { type: 'text/calendar', detected: ['text/calendar'] },
  eml: { type: 'message/rfc822', detected: [] },
  docx: office('wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet'),
  pptx: office('presentationml.presentation'),
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  doc: { type: 'application/msword', detected: ['application/x-cfb'] },
  xls: { type: 'application/vnd.ms-excel', detected: ['application/x-cfb'] },
  msg: { type: 'application/vnd.ms-outlook', detected: ['application/x-cfb'] },
  zip: { type: 'application/zip', detected: ['application/zip'] },
};

function office(kind: string) {
  const type = `application/vnd.openxmlformats-officedocument.${kind}`;
  return { type, detected: [type, 'application/zip'] };
}

function openDocument(kind: string) {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  return { type, detected: [type, 'application/zip'] };
}

export type FileVerdict = { ok: true; name: string; type: string } | { ok: false; code: ErrorCode };

/**
 * Judges a file by its name and by what its first bytes are.
 * A name with a path, a control or a direction-changing character is refused rather than repaired.
 */
export function judgeFile(name: string, detected: string | undefined, head: Buffer): FileVerdict {
  const clean = name.normalize('NFC').trim();
  if (
    clean === '' ||
    clean.length > 200 ||
    /[\\/\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(clean) ||
    /^\.+$/.test(clean)
  ) {
    return { ok: false, code: 'file.name-refused' };
  }
  const kind = accepted[/\.([^.]+)$/.exec(clean)?.[1]?.toLowerCase() ?? ''];
  if (!kind) return { ok: false, code: 'file.type-refused' };
  const isText = kind.detected.length === 0 || kind.type.startsWith('text/');
  const matches = detected ? kind.detected.includes(detected) : isText && !head.includes(0);
  return matches ? { ok: true, name: clean, type: kind.type } : { ok: false, code: 'file.type-mismatch' };
}
