import PDFDocument from 'pdfkit';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { BoxName, Cms1500Form } from '#shared/domain/cms1500/boxes.ts';
import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { fontBytes, type FontName } from '#electron/export/assets.ts';
import { drawFace } from '#electron/export/cms1500-face.ts';
import { placedText } from '#electron/export/cms1500-grid.ts';
import { openTypeOf } from '#electron/export/woff.ts';
import type { Pen } from '#electron/export/pen.ts';
import { drawForms } from '#electron/paper-forms/draw-forms.ts';
import { scenarioClaim } from '#tests/support/claims.ts';
import { drugClaim, secondaryClaim } from '#tests/support/paper-claims.ts';
import { perSecond, quantile, repeated, type Row } from './measure.ts';

const FORMS = 1000;
const BESIDE = 60;
const DAY = isoDate('2026-04-20');

/** A day's mix: short claims, six drug lines, a second plan over two forms. */
function mixedClaims(forms: number): ProfessionalClaim[] {
  const kinds = [scenarioClaim(), drugClaim(), secondaryClaim()];
  const claims: ProfessionalClaim[] = [];
  for (let pages = 0, i = 0; pages < forms; i += 1) {
    const claim = kinds[i % 3];
    if (!claim) throw new Error('There is no claim to print.');
    pages += Math.ceil(claim.lines.length / 6);
    claims.push({ ...claim, controlNumber: String(30_001 + i) });
  }
  return claims;
}

/**
 * CMS-1500 forms from the frozen claim to the bytes of the document, findings included; beside it the usual way: the same
 * boxes and the same face drawn with pdfkit, a document a claim.
 */
export async function benchCms1500(): Promise<Row[]> {
  const claims = mixedClaims(FORMS);
  const some = mixedClaims(BESIDE);
  const pages = (of: readonly ProfessionalClaim[]): number =>
    of.reduce((sum, claim) => sum + Math.ceil(claim.lines.length / 6), 0);
  const faces = [
    ['data only, for the red form', 'data_only'],
    ['with the form drawn', 'complete'],
  ] as const;
  const rows: Row[] = [];
  for (const [words, face] of faces) {
    const wanted = { claims, face, signedOn: DAY, offsetX: 0, offsetY: 0 };
    const ours = quantile(
      repeated(3, () => {
        if (drawForms(wanted).pdf.length === 0) throw new Error('The benchmark forms were not drawn.');
      }),
      0.5,
    );
    const began = performance.now();
    for (const claim of some) await withPdfkit(fillCms1500(claim, DAY).forms, face === 'complete');
    const beside = performance.now() - began;
    rows.push({
      what: `CMS-1500 forms, ${words} (${pages(claims).toLocaleString('en-US')} forms)`,
      ours: perSecond(pages(claims), ours),
      beside: perSecond(pages(some), beside),
      note: 'the same boxes drawn with pdfkit, a document a claim',
    });
  }
  return rows;
}

const FACES: readonly FontName[] = ['JetBrainsMono-400', 'Inter-400', 'Inter-600'];

function withPdfkit(forms: readonly Cms1500Form[], face: boolean): Promise<number> {
  const font = (name: FontName): Buffer => Buffer.from(openTypeOf(fontBytes(name)));
  const doc = new PDFDocument({
    size: 'LETTER',
    margin: 0,
    autoFirstPage: false,
    font: font('JetBrainsMono-400') as unknown as string,
  });
  for (const name of FACES) doc.registerFont(name, font(name));
  const pen = pdfkitPen(doc);
  for (const form of forms) {
    doc.addPage();
    if (face) drawFace(pen);
    for (const [box, text] of Object.entries(form)) {
      const at = placedText(box as BoxName, text);
      pen.text(at.text, at.x, at.baseline, {
        face: 'JetBrainsMono-400',
        size: 10.5,
        color: '#000000',
        spacing: 0.9,
      });
    }
  }
  return new Promise((resolve) => {
    let bytes = 0;
    doc.on('data', (part: Buffer) => {
      bytes += part.length;
    });
    doc.on('end', () => resolve(bytes));
    doc.end();
  });
}

function pdfkitPen(doc: PDFKit.PDFDocument): Pen {
  return {
    rule: (from, to, look) => {
      doc.save().lineWidth(look.width).strokeColor(look.color);
      if (look.dash) doc.dash(look.dash[0], { space: look.dash[1] });
      doc
        .moveTo(...from)
        .lineTo(...to)
        .stroke()
        .restore();
    },
    box: ({ x, y, width, height }, { fill, stroke }) => {
      doc.save().rect(x, y, width, height);
      if (fill !== undefined && stroke) doc.lineWidth(stroke.width).fillAndStroke(fill, stroke.color);
      else if (fill !== undefined) doc.fill(fill);
      else if (stroke) doc.lineWidth(stroke.width).stroke(stroke.color);
      doc.restore();
    },
    text: (text, x, baseline, style, align = 'left') => {
      doc.font(style.face, style.size).fillColor(style.color);
      const width = align === 'left' ? 0 : doc.widthOfString(text);
      const left = align === 'right' ? x - width : align === 'center' ? x - width / 2 : x;
      doc.text(text, left, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: style.spacing ?? 0,
      });
    },
  };
}
