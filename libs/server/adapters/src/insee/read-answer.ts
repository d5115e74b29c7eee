import { IndexSourceFailure, type PublishedSeries } from '@vigie/contracts';
import { factsOfTitle, frequencyOf, isLocalDate, type IndexFrequency } from '@vigie/rules';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

const frequencies: Readonly<Record<string, IndexFrequency>> = { T: 'quarterly', M: 'monthly' };

/** Attributes stay texts: a value never becomes a number of the machine on its way. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  removeNSPrefix: true,
  isArray: (name) => name === 'Series' || name === 'Obs',
});

const observation = z.object({
  TIME_PERIOD: z.string(),
  OBS_VALUE: z.string().optional(),
  OBS_STATUS: z.string().optional(),
  OBS_QUAL: z.string().optional(),
});
const answer = z.object({
  StructureSpecificData: z.object({
    DataSet: z.object({
      Series: z.array(
        z.object({
          IDBANK: z.string(),
          FREQ: z.string(),
          TITLE_FR: z.string(),
          LAST_UPDATE: z.string(),
          UNIT_MEASURE: z.string().optional(),
          BASIND: z.string().optional(),
          SERIE_ARRETEE: z.string().optional(),
          Obs: z.array(observation).optional(),
        }),
      ),
    }),
  }),
});
const refusal = z.object({
  Error: z.object({ ErrorMessage: z.object({ code: z.coerce.string(), Text: z.unknown() }) }),
});
type Observation = z.infer<typeof observation>;

/** What the answer to a request for one series says. Throws an IndexSourceFailure. */
export function readAnswer(text: string, code: string): Omit<PublishedSeries, 'answer'> {
  const parsed = answer.safeParse(parse(text));
  if (!parsed.success) throw unreadable(`no series in the answer: ${z.prettifyError(parsed.error)}`);
  const series = parsed.data.StructureSpecificData.DataSet.Series.find(({ IDBANK }) => IDBANK === code);
  if (!series) throw new IndexSourceFailure('unknown-series', `no series ${code} in the answer`);
  const frequency = frequencies[series.FREQ];
  if (!frequency) throw new IndexSourceFailure('unsupported', `frequency ${series.FREQ}`);
  if (!isLocalDate(series.LAST_UPDATE)) throw unreadable(`last update: ${series.LAST_UPDATE}`);
  const { base, stopped } = factsOfTitle(series.TITLE_FR);
  return {
    title: series.TITLE_FR.slice(0, 500),
    base: (base || baseOf(series.BASIND)).slice(0, 150),
    unit: (series.UNIT_MEASURE ?? '').slice(0, 60),
    frequency,
    stopped: stopped || /^(1|true|oui|o)$/i.test(series.SERIE_ARRETEE ?? ''),
    lastUpdate: series.LAST_UPDATE,
    values: (series.Obs ?? []).flatMap((one) => valueOf(one, frequency)).toSorted(byPeriod),
  };
}

/** The words of a refusal; null when the text is none of INSEE's. */
export function readRefusal(text: string): { code: string; message: string } | null {
  try {
    const parsed = refusal.safeParse(parse(text));
    if (!parsed.success) return null;
    const { code, Text } = parsed.data.Error.ErrorMessage;
    return { code, message: typeof Text === 'string' ? Text : '' };
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  // INSEE declares no document type; who does wants us to expand entities.
  if (/<!DOCTYPE/i.test(text)) throw unreadable('a document type is declared');
  // The parser forgives an end that is missing; an answer that was cut has none.
  if (!/<\/(?:\w+:)?(?:StructureSpecificData|Error)>\s*$/.test(text)) throw unreadable('no whole answer');
  try {
    return parser.parse(text) as unknown;
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
}

/** A value that is absent, empty or NaN is not published; one that is no positive number is nothing to compute with. */
function valueOf({ TIME_PERIOD, OBS_VALUE, OBS_STATUS, OBS_QUAL }: Observation, frequency: IndexFrequency) {
  if (OBS_VALUE === undefined || OBS_VALUE === '' || OBS_VALUE === 'NaN') return [];
  if (frequencyOf(TIME_PERIOD) !== frequency) throw unreadable(`period ${TIME_PERIOD}`);
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(OBS_VALUE) || !/[1-9]/.test(OBS_VALUE))
    throw unreadable(`value of ${TIME_PERIOD}: ${OBS_VALUE}`);
  const provisional = OBS_QUAL === undefined ? OBS_STATUS === 'P' : OBS_QUAL !== 'DEF';
  return [{ period: TIME_PERIOD, value: OBS_VALUE, provisional }];
}

const byPeriod = (one: { period: string }, other: { period: string }) => (one.period < other.period ? -1 : 1);
const baseOf = (basind: string | undefined) => (basind === undefined ? '' : `Base 100 : ${basind}`);
const unreadable = (message: string) => new IndexSourceFailure('unreadable', message.slice(0, 1000));
