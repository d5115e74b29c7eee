import * as fc from 'fast-check';
import { type SearchQuery, parseSearch, printSearch } from './query';
import { searchFields, valueNames } from './vocabulary';

const filters = (typed: string) =>
  parseSearch(typed).query.filters.map(({ field, value, not }) => `${not ? '-' : ''}${field}=${value}`);
const texts = (typed: string) =>
  parseSearch(typed).query.texts.map(
    ({ text, phrase, prefix, not }) => `${not ? '-' : ''}${phrase ? `"${text}"` : text}${prefix ? '*' : ''}`,
  );
const problems = (typed: string) =>
  parseSearch(typed).problems.map(({ code, text, start, end }) => [code, text, start, end]);

describe('operators', () => {
  it.each([
    ['client:acme', 'client=acme'],
    ['client:"Ateliers Borel"', 'client=Ateliers Borel'],
    ['client:« Ateliers Borel »', 'client=Ateliers Borel'],
    ['état:ouvert', 'state=active'],
    ['etat:résolu', 'state=resolved'],
    ['STATE:waiting-client', 'state=waiting-client'],
    ['-état:clos', '-state=closed'],
    ['assigné:moi', 'assignee=me'],
    ['assignee:nobody', 'assignee=none'],
    ['assigné:léa', 'assignee=léa'],
    ['file:réseau', 'queue=réseau'],
    ['queue:mine', 'queue=mine'],
    ['file:miennes', 'queue=mine'],
    ['priorité:p1', 'priority=1'],
    ['priority:3', 'priority=3'],
    ['étiquette:vpn', 'tag=vpn'],
    ['#vpn', 'tag=vpn'],
    ['-#vpn', '-tag=vpn'],
    ['type:incident', 'kind=incident'],
    ['type:demande', 'kind=request'],
    ['avant:2026-10-01', 'before=2026-10-01'],
    ['après:1/9/2026', 'after=2026-09-01'],
    ['pièce:oui', 'files=yes'],
    ['demandeur:camille', 'requester=camille'],
    ['matériel:PC-042', 'equipment=PC-042'],
  ])('%s', (typed, expected) => {
    expect(filters(typed)).toEqual([expected]);
    expect(problems(typed)).toEqual([]);
  });

  it('stand among words, numbers and phrases', () => {
    const typed = 'client:acme #1234 T-77 "écran noir" -imprimante réseau impr* port';
    expect(filters(typed)).toEqual(['client=acme']);
    expect(parseSearch(typed).query.numbers).toEqual(['1234', '77']);
    expect(texts(typed)).toEqual(['"écran noir"', '-imprimante', 'réseau', 'impr*', 'port*']);
  });

  it('reads the last word as a beginning only while it is being typed', () => {
    expect(texts('vpn')).toEqual(['vpn*']);
    expect(texts('vpn ')).toEqual(['vpn']);
    expect(texts('-vpn')).toEqual(['-vpn']);
  });
});

describe('what is not understood', () => {
  it.each([
    ['couleur:rouge vpn', [['unknown-operator', 'couleur:rouge', 0, 13]]],
    ['vpn état:bizarre', [['unknown-value', 'état:bizarre', 4, 16]]],
    ['avant:hier', [['wrong-date', 'avant:hier', 0, 10]]],
    ['avant:2026-02-30', [['wrong-date', 'avant:2026-02-30', 0, 16]]],
    ['client:', [['missing-value', 'client:', 0, 7]]],
    ['"écran noir', [['unclosed-quote', '"écran noir', 0, 11]]],
    ['la', [['too-common', 'la', 0, 2]]],
    ['vpn +-*()~@><"', [['no-word', '+-*()~@><"', 4, 14]]],
    ['***', [['no-word', '***', 0, 3]]],
    ['type:imprimante', [['equipment-kind', 'type:imprimante', 0, 15]]],
    ['-type:"poste de travail"', [['equipment-kind', '-type:"poste de travail"', 0, 24]]],
  ])('%s is named with its place', (typed, expected) => {
    expect(problems(typed)).toEqual(expected);
  });

  it('is searched as text', () => {
    expect(texts('couleur:rouge ')).toEqual(['couleur:rouge']);
    expect(texts('état:bizarre ')).toEqual(['état:bizarre']);
    expect(texts('"écran noir')).toEqual(['"écran noir"']);
  });

  it('is the word alone where a type is that of equipment', () => {
    expect(texts('type:imprimante')).toEqual(['imprimante*']);
    expect(texts('-type:serveur vpn ')).toEqual(['-serveur', 'vpn']);
    expect(filters('type:imprimante')).toEqual([]);
  });

  it('is no operator in an address', () => {
    expect(problems('https://vigie.test/aide ')).toEqual([]);
    expect(texts('https://vigie.test/aide ')).toEqual(['https://vigie.test/aide']);
    expect(problems('0x80070005 192.168.1.10 jean.dupont@acme.test ')).toEqual([]);
  });
});

const word = fc
  .stringMatching(/^[a-zé]{3,9}$/)
  .filter((text) => parseSearch(`${text} `).query.texts.length === 1);
const filter = fc.constantFrom(...searchFields).chain((field) => {
  const value =
    field === 'before' || field === 'after'
      ? fc.constantFrom('2026-01-31', '2024-02-29')
      : field === 'client' || field === 'tag' || field === 'requester' || field === 'equipment'
        ? fc.oneof(
            word,
            fc.tuple(word, word).map((words) => words.join(' ')),
          )
        : fc
            .constantFrom(...valueNames(field, 'fr'))
            .map((name) => parseSearch(`${field}:${name}`).query.filters[0]?.value ?? '');
  return fc.record({ field: fc.constant(field), value, not: fc.boolean() });
});
const text = fc.oneof(
  fc.record({ text: word, phrase: fc.constant(false), prefix: fc.boolean(), not: fc.constant(false) }),
  fc.record({ text: word, phrase: fc.constant(false), prefix: fc.constant(false), not: fc.constant(true) }),
  fc.record({
    text: fc.tuple(word, word).map((words) => words.join(' ')),
    phrase: fc.constant(true),
    prefix: fc.constant(false),
    not: fc.boolean(),
  }),
);
const query: fc.Arbitrary<SearchQuery> = fc.record({
  texts: fc.array(text, { maxLength: 4 }),
  filters: fc.array(filter, { maxLength: 4 }),
  numbers: fc.array(fc.integer({ min: 1, max: 99_999 }).map(String), { maxLength: 2 }),
});

describe('a query', () => {
  it('is the same once written and read again, in both languages', () => {
    fc.assert(
      fc.property(query, fc.constantFrom('fr' as const, 'en' as const), (asked, language) => {
        expect(parseSearch(printSearch(asked, language))).toEqual({ query: asked, problems: [] });
      }),
    );
  });

  it.each(['#compta"', 'tag:a"b', 'étiquette:«a"b»', 'client:«"»'])(
    'reads %s without its stray quote',
    (typed) => {
      const { query: read } = parseSearch(typed);
      expect(read.filters.every(({ value }) => !value.includes('"'))).toBe(true);
      expect(parseSearch(printSearch(read, 'fr')).query).toEqual(read);
    },
  );

  it('is read from anything that can be typed, every problem inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        for (const { start, end, text } of parseSearch(typed).problems)
          expect(typed.slice(start, end)).toBe(text);
        const { query: read } = parseSearch(typed);
        expect(parseSearch(printSearch(read, 'fr')).query).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });
});
