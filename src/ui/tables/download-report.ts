/** Makes the report of what is on screen, with all that the panes left out, and hands it to the browser to keep. */
import { Analysis } from '../analysis/analysis.ts';
import { downloadText } from '../parts/download.ts';
import { reportAsJson, reportAsMarkdown } from './report.ts';
import type { TablesState } from './tables-state.svelte.ts';

/** Findings, rows of an outcome, kinds of changes and rows of each that a report tells one by one. */
const MOST = 5000;

const kinds = { md: { write: reportAsMarkdown, type: 'text/markdown' }, json: { write: reportAsJson, type: 'application/json' } } as const;

/** Downloads the report of a table in a form. */
export async function downloadReport(tables: TablesState, form: keyof typeof kinds): Promise<void> {
  const { table, other, source, otherSource } = tables;
  if (table === null || source === null) return;
  const analysis = new Analysis();
  try {
    const checked = await analysis.ask('check', { source, order: 'line', most: MOST });
    const most = { groups: MOST, rows: MOST };
    const compared = otherSource === null ? null : await analysis.ask('compare', { before: source, after: otherSource, most });
    const { question } = tables.answers;
    const answer = question === '' ? null : await analysis.ask('ask', { source, text: question, most: MOST });
    if (checked === null) return;
    const { write, type } = kinds[form];
    const asked = answer === null || 'kind' in answer ? null : { question, answer };
    const text = write({ table, checked, asked, other, compared, date: new Date().toISOString() });
    downloadText(`${table.name.replace(/[^\w.-]+/g, '-')}-report.${form}`, text, type);
  } finally {
    analysis.close();
  }
}
