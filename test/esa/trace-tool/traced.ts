/** A test message on the Carved Rock scenario and what trace prints of it, for the tests of the tool. */
import type { TestMessageFields, Traced } from '#esa';
import { printTrace } from '../../../src/esa/trace-tool/trace-line.ts';
import { start, traceDraft, type Files } from '#lab';
import { scenario } from '../../tools/scenario.ts';

/** The partner's letter to Angie. */
export const partner: TestMessageFields = {
  address: '198.51.100.25',
  name: '',
  listener: 'InboundMail',
  helo: 'email.globomantics.com',
  user: '',
  owner: '',
  score: '',
  sender: 'kinda@globomantics.com',
  recipients: 'angie@carvedrock.com',
  body: 'Subject: Tuesday\n\nSee you.\n',
};

/** Traces the partner's letter with some fields otherwise, under a draft. */
export function traced(fields: Partial<TestMessageFields> = {}, draft: Files = {}): Traced {
  const made = traceDraft(start(scenario()), draft, { ...partner, ...fields });
  if (made.kind !== 'traced') throw new Error(JSON.stringify(made));
  return made.traced;
}

/** What is printed of a trace, as lines. */
export const printed = (...asked: Parameters<typeof traced>): readonly string[] => printTrace(traced(...asked).sections).split('\n');

/** The scenario's table with one text in place of another. */
export const changed = (file: string, find: string, put: string): Files => ({ [file]: (scenario()[file] ?? '').replace(find, () => put) });
