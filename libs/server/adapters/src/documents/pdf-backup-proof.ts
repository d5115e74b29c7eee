import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { BackupProofDocument } from '@vigie/backups';
import type { BackupProofContent, Locale } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { backupProofTexts } from './backup-proof.texts';
import { drawFeet, drawTable, drawTitle, ink, margin, muted, widthOf, type Pdf } from './pdf-parts';
import { printable, proofFonts } from './proof-fonts';

type Run = BackupProofContent['runs'][number];

/** Draws the proof of a month: sums first, then what was not green, then every run. The same bytes each time. */
@Injectable()
export class PdfBackupProof extends BackupProofDocument {
  async pdf(content: BackupProofContent, sha256: string, locale: Locale): Promise<Buffer> {
    const t = backupProofTexts[locale];
    const title = `${t.title}, ${t.month(content.month)}, ${content.client.name}`;
    const pdf = new PDFDocument({
      size: 'A4',
      margin,
      bufferPages: true,
      lang: locale,
      displayTitle: true,
      // The date of the file, and its identifier with it, is that of the proof.
      info: { Title: title, Creator: 'Vigie', Author: 'Vigie', CreationDate: new Date(content.publishedAt) },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    drawHead(pdf, content, locale);
    drawSums(pdf, content, locale);
    for (const table of [contracted, troubles, restoreTests, copies, checks, allRuns])
      drawTable(pdf, table(content, locale));
    drawFeet(pdf, title, t.seal(sha256));
    pdf.end();
    return bytes;
  }
}

function drawHead(pdf: Pdf, { client, month, publishedAt, publishedBy }: BackupProofContent, locale: Locale) {
  const t = backupProofTexts[locale];
  pdf.font('text').fontSize(10).fillColor(muted).text(printable(client.name));
  pdf
    .font('bold')
    .fontSize(17)
    .fillColor(ink)
    .text(`${t.title}, ${t.month(month)}`);
  pdf
    .font('text')
    .fontSize(9)
    .fillColor(muted)
    .text(printable(t.published(publishedAt, publishedBy)))
    .moveDown(0.6);
  pdf
    .fontSize(10)
    .fillColor(ink)
    .text(t.intro, { width: widthOf(pdf) });
}

/** The number first, what it counts below it. */
function drawSums(pdf: Pdf, { sums }: BackupProofContent, locale: Locale): void {
  const t = backupProofTexts[locale];
  drawTitle(pdf, t.sums);
  const facts: [number, string][] = [
    [sums.expected, t.expected],
    ...sums.outcomes.map(({ outcome, count }): [number, string] => [count, t.outcomes[outcome]]),
    [sums.restoreTests, t.restoreTestsCount],
  ];
  const width = widthOf(pdf) / 4;
  const top = pdf.y + 4;
  facts.forEach(([count, label], index) => {
    const [x, y] = [margin + width * (index % 4), top + 38 * Math.floor(index / 4)];
    pdf
      .font('bold')
      .fontSize(15)
      .fillColor(ink)
      .text(String(count), x, y, { width: width - 8 });
    pdf
      .font('text')
      .fontSize(8)
      .fillColor(muted)
      .text(label, x, y + 18, { width: width - 8 });
  });
  pdf.x = margin;
  pdf.y = top + 38 * Math.ceil(facts.length / 4) + 4;
  const verdicts = sums.verdicts.map(({ verdict, count }) => `${t.verdicts[verdict]}\u00a0: ${count}`);
  if (verdicts.length > 0)
    pdf
      .font('text')
      .fontSize(9)
      .fillColor(ink)
      .text(`${t.verdictsTitle}. ${verdicts.join(' · ')}`, margin, pdf.y, { width: widthOf(pdf) });
}

const named = (labels: readonly string[]) => labels.map((label) => ({ label }));

function contracted({ contracted: jobs }: BackupProofContent, locale: Locale) {
  const t = backupProofTexts[locale];
  return {
    title: t.contracted,
    columns: named(t.contractedColumns),
    none: t.none,
    rows: jobs.map((job) => ({
      cells: [
        ...[job.job, t.kinds[job.kind], job.items.join(', ') || t.none, `${job.schedule} (${job.zone})`],
        ...[t.days(job.retentionDays), job.quotaBytes === null ? t.none : t.size(job.quotaBytes)],
        job.secondSite ? t.yes : t.no,
      ],
    })),
  };
}

function troubles({ runs }: BackupProofContent, locale: Locale) {
  const t = backupProofTexts[locale];
  return {
    title: t.troubles,
    columns: named(t.troubleColumns),
    none: t.troublesNone,
    rows: runs
      .filter(({ outcome, missedAt }) => outcome !== 'success' || missedAt)
      .map((run) => ({
        cells: [t.day(run.day), run.job, outcomeOf(run, locale), verdictOf(run, locale), said(run, locale)],
      })),
  };
}

function allRuns({ runs }: BackupProofContent, locale: Locale) {
  const t = backupProofTexts[locale];
  return {
    title: t.runs,
    columns: named(t.runColumns),
    none: t.runsNone,
    rows: runs.map((run) => ({
      cells: [
        ...[t.day(run.day), run.job, outcomeOf(run, locale)],
        ...[run.endedAt ? t.instant(run.endedAt) : t.none, verdictOf(run, locale), judgeOf(run, locale)],
      ],
    })),
  };
}

function restoreTests({ restoreTests: tests }: BackupProofContent, locale: Locale) {
  const t = backupProofTexts[locale];
  return {
    title: t.restoreTests,
    columns: named(t.restoreColumns),
    none: t.restoreTestsNone,
    rows: tests.map(({ job, at, ok, detail, by }) => ({
      cells: [t.instant(at), job, ok ? t.restoreOk : t.restoreBad, detail, by],
    })),
  };
}

function copies({ copies: made }: BackupProofContent, locale: Locale) {
  const t = backupProofTexts[locale];
  return {
    title: t.copies,
    columns: named(t.copyColumns),
    none: made ? t.copiesNone : t.notKept,
    rows: (made ?? []).map(({ job, at, ok, detail }) => ({
      cells: [t.instant(at), job || t.none, ok ? t.copyOk : t.copyBad, detail],
    })),
  };
}

function checks({ checks: made }: BackupProofContent, locale: Locale) {
  const t = backupProofTexts[locale];
  return {
    title: t.checks,
    columns: named(t.checkColumns),
    none: made ? t.checksNone : t.notKept,
    rows: (made ?? []).map(({ job, at, ok, detail }) => ({
      cells: [t.instant(at), t.sites[job] ?? job, ok ? t.checkOk : t.checkBad, detail],
    })),
  };
}

/** A night that came late is said to be. */
function outcomeOf({ outcome, missedAt }: Run, locale: Locale): string {
  const t = backupProofTexts[locale];
  return missedAt ? t.cameLate(t.outcomes[outcome]) : t.outcomes[outcome];
}

/** The last one counts. */
function verdictOf({ verdicts, excuse }: Run, locale: Locale): string {
  const t = backupProofTexts[locale];
  const last = verdicts.at(-1);
  if (last) return t.verdicts[last.verdict];
  return excuse ? t.noVerdict : t.none;
}

function judgeOf({ verdicts, excuse }: Run, locale: Locale): string {
  const t = backupProofTexts[locale];
  const last = verdicts.at(-1) ?? excuse;
  return last ? t.by(last.by, t.instant(last.at)) : t.none;
}

/** Every word that was said of it, corrections included. */
function said({ verdicts, excuse }: Run, locale: Locale): string {
  const t = backupProofTexts[locale];
  return [
    ...(excuse ? [t.excused(excuse.by, excuse.reason)] : []),
    ...verdicts.map(({ note, by, at }) => `${note ?? t.none} (${t.by(by, t.instant(at))})`),
  ].join('\n');
}
