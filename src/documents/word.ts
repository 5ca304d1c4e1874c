import type { FileChild, IRunOptions, Paragraph as DocxParagraph } from 'docx';

/** A label in bold and what it says; either may be empty. */
export interface Line {
  readonly label?: string;
  readonly text: string;
}

/** What a document is made of, in the order in which it is read. Texts are texts: nothing in them is markup. */
export type Block =
  | { readonly heading: 1 | 2; readonly text: string }
  | { readonly line: Line }
  | { readonly list: readonly string[] }
  | { readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } };

export interface WordDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly Block[];
}

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const ENGLISH = 'en-GB';
const BODY = 'Arial';

/** The first column is the widest: it says what the row is about. In hundredths. */
function widthOf(column: number, columns: number): number {
  const first = columns > 3 ? 40 : 50;
  return column === 0 ? first : Math.floor((100 - first) / (columns - 1));
}

/**
 * A Word document that a screen reader can find its way in: real headings, tables whose first row is their header on every
 * page, the language, a title and page numbers. Loads its package only when somebody asks for a document.
 */
export async function writeWord({ title, subtitle, blocks }: WordDocument): Promise<Uint8Array> {
  const docx = await import('docx');
  const { Paragraph, TextRun, Table, TableRow, TableCell, HeadingLevel, PageNumber, WidthType, BorderStyle } = docx;
  const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 } as const;
  const GREY = { style: BorderStyle.SINGLE, size: 4, color: '8A8A8A' };
  const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

  const run = (options: IRunOptions) => new TextRun(options);

  const lineOf = ({ label = '', text }: Line): DocxParagraph =>
    new Paragraph({
      children: [...(label === '' ? [] : [run({ text: `${label}: `, bold: true })]), run({ text })],
    });

  const cell = (text: string, isHead: boolean, width: number) =>
    new TableCell({
      width: { size: width, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      ...(isHead ? { shading: { fill: 'E7ECF2' } } : {}),
      children: [new Paragraph({ spacing: { after: 0 }, children: [run({ text, bold: isHead })] })],
    });

  const rowOf = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, index) => cell(text, isHead, widthOf(index, cells.length))),
    });

  const blockOf = (block: Block): FileChild[] => {
    if ('heading' in block) return [new Paragraph({ heading: HEADINGS[block.heading], text: block.text })];
    if ('line' in block) return [lineOf(block.line)];
    if ('list' in block)
      return block.list.map((text) => new Paragraph({ bullet: { level: 0 }, children: [run({ text })] }));
    const { head, rows } = block.table;
    const table = new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: { top: GREY, bottom: GREY, left: NONE, right: NONE, insideHorizontal: GREY, insideVertical: NONE },
      rows: [rowOf(head, true), ...rows.map((row) => rowOf(row, false))],
    });
    return [table, new Paragraph({ spacing: { after: 60 }, children: [] })];
  };

  const file = new docx.Document({
    title,
    subject: subtitle,
    creator: 'Communities of Schools',
    lastModifiedBy: 'Communities of Schools',
    description: '',
    styles: {
      default: {
        document: {
          run: { font: BODY, size: 23, language: { value: ENGLISH } },
          paragraph: { spacing: { after: 120, line: 276, lineRule: docx.LineRuleType.AUTO } },
        },
        title: { run: { font: BODY, size: 36, bold: true, color: '14263D' }, paragraph: { spacing: { after: 60 } } },
        heading1: {
          run: { font: BODY, size: 30, bold: true, color: '14263D' },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { font: BODY, size: 25, bold: true, color: '14263D' },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        footers: {
          default: new docx.Footer({
            children: [
              new Paragraph({
                children: [
                  run({
                    size: 18,
                    children: [`${title}. Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
          new Paragraph({ children: [run({ text: subtitle, bold: true })] }),
          ...blocks.flatMap(blockOf),
        ],
      },
    ],
  });
  return docx.Packer.toBuffer(file);
}
