import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { DestructionDocument } from '@vigie/backups';
import type { DestructionFacts } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { destructionWords as t } from './destruction.texts';
import { printable, proofFonts } from './proof-fonts';

const margin = 56;
const ink = '#161b26';
const muted = '#5a6675';
const rule = '#e3e6eb';
const labels = 170;
/** Snapshots that are printed one by one; the rest is counted. */
const mostShown = 400;

type Pdf = InstanceType<typeof PDFDocument>;
type Site = DestructionFacts['sites'][number];

/** Draws certificates of destruction. */
@Injectable()
export class PdfDestructionDocument extends DestructionDocument {
  pdf(facts: DestructionFacts): Promise<Buffer> {
    const pdf = new PDFDocument({
      ...{ size: 'A4', margin, lang: 'fr', displayTitle: true },
      info: { Title: printable(t.title(facts.number)), Creator: 'Vigie', Author: 'Vigie' },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    drawHead(pdf, facts);
    for (const site of facts.sites) drawSite(pdf, site);
    drawExports(pdf, facts);
    pdf.moveDown(1);
    note(pdf, t.law);
    pdf.end();
    return bytes;
  }
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin;

/** Begins a page when this much does not fit on the one at hand. */
function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
}

function drawHead(pdf: Pdf, facts: DestructionFacts): void {
  pdf.font('bold').fontSize(18).fillColor(ink).text(t.heading, margin, margin);
  pdf.font('text').fontSize(10).fillColor(muted).text(t.number(facts.number, facts.issuedAt)).moveDown(1);
  prose(pdf, t.intro(facts.client, facts.job));
  pdf.moveDown(0.4);
  const rows: [string, string][] = [
    [t.facts.client, facts.client],
    [t.facts.scope, facts.job ?? t.facts.all],
    ...(facts.contract === null ? [] : ([[t.facts.contract, facts.contract]] as [string, string][])),
    [t.facts.cause, facts.cause],
    [t.facts.ended, t.day(facts.endedOn)],
    [t.facts.due, t.day(facts.dueOn)],
    [t.facts.choice, facts.choice === null ? t.noChoice : t.choices[facts.choice]],
    [t.facts.asked, t.signed(facts.asked.by, facts.asked.at)],
    [t.facts.approved, t.signed(facts.approved.by, facts.approved.at)],
  ];
  for (const [label, value] of rows) drawRow(pdf, label, value);
}

function drawRow(pdf: Pdf, label: string, value: string): void {
  room(pdf, 18);
  const top = pdf.y;
  pdf
    .font('text')
    .fontSize(9.5)
    .fillColor(muted)
    .text(printable(label), margin, top, { width: labels - 12 });
  const left = pdf.y;
  pdf.fillColor(ink).text(printable(value), margin + labels, top, { width: widthOf(pdf) - labels });
  pdf.y = Math.max(left, pdf.y) + 3;
}

function drawSite(pdf: Pdf, site: Site): void {
  const { before, evidence, keyDestroyedAt } = site;
  room(pdf, 120);
  title(pdf, t.sites[site.site]);
  prose(pdf, t.where(site.where));
  prose(pdf, t.how(site.how));
  prose(pdf, t.done(site.by, site.at));
  if (keyDestroyedAt) prose(pdf, t.key(keyDestroyedAt));
  if (evidence) note(pdf, t.evidence(evidence.name, evidence.sha256));
  pdf.moveDown(0.3);
  prose(pdf, t.before(before.length));
  for (const { id, at, bytes } of before.slice(0, mostShown)) {
    room(pdf, 14);
    note(pdf, t.snapshot(id, at, bytes));
  }
  if (before.length > mostShown) note(pdf, t.more(before.length - mostShown));
  pdf.moveDown(0.3);
  prose(pdf, t.after(site.after));
}

function drawExports(pdf: Pdf, { exports }: DestructionFacts): void {
  if (exports.length === 0) return;
  room(pdf, 80);
  title(pdf, t.exports);
  for (const { medium, files, bytes, sha256, receivedBy } of exports) {
    room(pdf, 48);
    prose(pdf, t.exported(medium, files, bytes));
    note(pdf, t.manifest(sha256));
    if (receivedBy !== null) note(pdf, t.received(receivedBy));
    pdf.moveDown(0.4);
  }
}

function title(pdf: Pdf, text: string): void {
  pdf.moveDown(0.8);
  const y = pdf.y;
  const right = pdf.page.width - margin;
  pdf.moveTo(margin, y).lineTo(right, y).lineWidth(0.5).strokeColor(rule).stroke();
  pdf
    .font('bold')
    .fontSize(11.5)
    .fillColor(ink)
    .text(printable(text), margin, y + 8);
  pdf.moveDown(0.3);
}

function prose(pdf: Pdf, text: string): void {
  pdf.font('text').fontSize(9.5).fillColor(ink);
  pdf.text(printable(text), margin, pdf.y, { width: widthOf(pdf) }).moveDown(0.25);
}

function note(pdf: Pdf, text: string): void {
  pdf.font('text').fontSize(8).fillColor(muted);
  pdf.text(printable(text), margin, pdf.y, { width: widthOf(pdf) });
}
