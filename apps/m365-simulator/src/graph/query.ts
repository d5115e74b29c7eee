import { type Answer, badRequest, type Call, GraphError, ok } from './operation';

type Item = Record<string, unknown>;

/** Keeps what `$select` names, and the identifier only when it is named. */
export function select(item: Item, query: URLSearchParams): Item {
  const names = query.get('$select')?.split(',');
  if (!names) return item;
  const unknown = names.find((name) => !(name in item));
  if (unknown !== undefined)
    throw badRequest(
      `Could not find a property named '${unknown}' on type 'microsoft.graph.directoryObject'.`,
    );
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

const advanced = /\bne\b|\bnot\b|endsWith\(/;
const comparison = /^(\w+) (eq|ne) (?:'((?:[^']|'')*)'|(true|false|null))$/;
const anyOf = /^(\w+)\/any\((\w+):\2 eq '((?:[^']|'')*)'\)$/;
const prefix = /^(startswith|startsWith|endsWith)\((\w+),\s*'((?:[^']|'')*)'\)$/;

const unquote = (value: string) => value.replaceAll("''", "'");
const same = (left: unknown, right: string) =>
  typeof left === 'string' && left.toLowerCase() === right.toLowerCase();

/** The tests of `$filter`: comparisons, prefixes and collections, joined by `and` or by `or`. */
function test(filter: string): (item: Item) => boolean {
  const joined = / or /.test(filter) ? ' or ' : ' and ';
  const tests = filter
    .split(joined)
    .map((part) => part.trim())
    .map(one);
  return joined === ' or '
    ? (item) => tests.some((holds) => holds(item))
    : (item) => tests.every((holds) => holds(item));
}

function one(part: string): (item: Item) => boolean {
  const compared = comparison.exec(part);
  if (compared) {
    const [, name = '', operator, text, literal] = compared;
    const equals = (item: Item) =>
      text === undefined ? String(item[name]) === literal : same(item[name], unquote(text));
    return operator === 'eq' ? equals : (item) => !equals(item);
  }
  const member = anyOf.exec(part);
  if (member) {
    const [, name = '', , text = ''] = member;
    return (item) => Array.isArray(item[name]) && item[name].some((value) => same(value, unquote(text)));
  }
  const begun = prefix.exec(part);
  if (begun) {
    const [, how, name = '', text = ''] = begun;
    const wanted = unquote(text).toLowerCase();
    return (item) => {
      const given = item[name];
      const value = typeof given === 'string' ? given.toLowerCase() : '';
      return how === 'endsWith' ? value.endsWith(wanted) : value.startsWith(wanted);
    };
  }
  throw new GraphError(400, 'Request_UnsupportedQuery', `Unsupported filter clause: ${part}`);
}

const known = new Set(['$select', '$filter', '$top', '$skiptoken', '$count', '$expand']);
const mostItems = 999;

/** Refuses what this service does not know, and what asks for the slower, exact way without saying so. */
function check({ query, headers }: Call): void {
  const foreign = [...query.keys()].find((name) => !known.has(name));
  if (foreign !== undefined) throw badRequest(`The query parameter '${foreign}' is not supported here.`);
  const counted = query.get('$count') === 'true' || advanced.test(query.get('$filter') ?? '');
  if (counted && headers['consistencylevel'] !== 'eventual')
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      'Request with $count or an advanced filter only works when ConsistencyLevel is eventual.',
    );
}

/** A page of a collection: filtered, narrowed, with the link to the next one. */
export function page(call: Call, items: Item[], what: string, usual = 100): Answer {
  const { query, base } = call;
  check(call);
  const filter = query.get('$filter');
  const found = filter === null ? items : items.filter(test(filter));
  const top = Number(query.get('$top') ?? usual);
  if (!Number.isInteger(top) || top < 1 || top > mostItems)
    throw badRequest(`Invalid page size specified: '${query.get('$top') ?? ''}'. Must be between 1 and 999.`);
  const from = Number(query.get('$skiptoken') ?? 0);
  const next = new URLSearchParams(query);
  next.set('$skiptoken', String(from + top));
  return ok({
    '@odata.context': `${base}/$metadata#${what}`,
    ...(query.get('$count') === 'true' && { '@odata.count': found.length }),
    ...(from + top < found.length && { '@odata.nextLink': `${base}/${what}?${next.toString()}` }),
    value: found.slice(from, from + top).map((item) => select(item, query)),
  });
}
