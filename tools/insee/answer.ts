import type { Observation, Series } from './series.ts';

export interface Window {
  from?: string;
  to?: string;
  last?: number;
}

const head = `<?xml version='1.0' encoding='UTF-8'?>
<message:StructureSpecificData xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific" xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ns1="urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=FR1:SERIES_BDM(1.0):ObsLevelDim:TIME_PERIOD">`;

/** The answer of INSEE for some series, newest values first. */
export function seriesAnswer(all: readonly Series[], window: Window, now: Date): string {
  const prepared = now.toISOString().slice(0, 19);
  const blocks = all.map((series) => seriesBlock(series, window)).join('\n');
  return `${head}
<message:Header><message:ID>SERIES_BDM_${now.getTime()}</message:ID><message:Test>false</message:Test><message:Prepared>${prepared}</message:Prepared><message:Sender id="FR1"><common:Name xml:lang="fr">INSEE</common:Name></message:Sender></message:Header>
<message:DataSet ss:dataScope="DataStructure" xsi:type="ns1:DataSetType" ss:structureRef="FR1_SERIES_BDM_1_0">
${blocks}
</message:DataSet>
</message:StructureSpecificData>
`;
}

/** What INSEE says of an identifier that it does not know. */
export const unknownAnswer = `<?xml version="1.0" encoding="UTF-8"?>
<mes:Error xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"><mes:ErrorMessage code="100"><com:Text>Aucun résultat ne correspond à cette requête.</com:Text></mes:ErrorMessage></mes:Error>
`;

function seriesBlock({ values, ...series }: Series, { from = '', to = '9999', last }: Window): string {
  const within = values.filter(({ period }) => period >= from && period <= to);
  const shown = last === undefined ? within : within.slice(-last);
  const attributes = {
    IDBANK: series.idbank,
    FREQ: series.frequency,
    TITLE_FR: series.title,
    TITLE_EN: series.titleEn,
    LAST_UPDATE: series.lastUpdate,
    UNIT_MEASURE: 'SO',
    UNIT_MULT: '0',
    REF_AREA: 'FR-D976',
    DECIMALS: '1',
  };
  return [`<Series ${written(attributes)}>`, ...shown.toReversed().map(line), '</Series>'].join('\n');
}

const line = ({ period, value, quality, revised }: Observation): string =>
  `<Obs ${written({
    TIME_PERIOD: period,
    OBS_VALUE: value,
    OBS_STATUS: quality === 'P' ? 'P' : 'A',
    ...(revised && { OBS_REV: '1' }),
    OBS_QUAL: quality,
    OBS_TYPE: 'A',
  })}/>`;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const written = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${value.replaceAll(/[&<"]/g, (sign) => signs[sign] ?? sign)}"`)
    .join(' ');
