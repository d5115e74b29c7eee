/** Lines that people copy into their own programs; code, so the same in every language. */
export const samplesOf = (origin: string) => ({
  token: `export VIGIE_TOKEN=vg_…
curl -H "Authorization: Bearer $VIGIE_TOKEN" ${origin}/api/clients?limit=1`,
  call: `async function* tickets() {
  let cursor = '';
  do {
    const url = '${origin}/api/tickets?state=active&limit=200' + (cursor && '&cursor=' + cursor);
    const answer = await fetch(url, { headers: { Authorization: 'Bearer ' + process.env.VIGIE_TOKEN } });
    const { items, nextCursor } = await answer.json();
    yield* items;
    cursor = nextCursor;
  } while (cursor);
}`,
  write: `curl -X POST ${origin}/api/tickets \\
  -H "Authorization: Bearer $VIGIE_TOKEN" -H "Idempotency-Key: alert-4711" \\
  -H "Content-Type: application/json" \\
  -d '{"clientId":"1","kind":"incident","subject":"…","description":"…"}'`,
  verify: `import { createHmac, timingSafeEqual } from 'node:crypto';

/** secret: 'whsec_…'; body: the bytes received */
export function isFromVigie(secret, headers, body) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(id + '.' + timestamp + '.').update(body).digest();
  return headers['webhook-signature'].split(' ').some((signature) => {
    const given = Buffer.from(signature.slice('v1,'.length), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}`,
});
