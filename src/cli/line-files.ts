/** Files of any length read line by line, and answers written no faster than they are read. */
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { complain, reasonOf, type Complaint } from './complaint.ts';

/** What is done with one line: its answer, or why there is none. `number` counts from 1. */
export type AnswerLine = (text: string, number: number) => string | Complaint;

/**
 * Answers every line of a file in order, each with a line of its own. Blank lines are passed over. The first line without an answer ends it:
 * what came before has been answered, and the complaint names file and line.
 */
export async function answerLines(
  file: string,
  answer: AnswerLine,
  sink: NodeJS.WritableStream = process.stdout,
): Promise<Complaint | null> {
  try {
    for await (const batch of batchesOf(file)) {
      const { answers, failed } = answerBatch(file, batch, answer);
      if (answers !== '' && !sink.write(answers)) await once(sink, 'drain');
      if (failed !== null) return failed;
    }
    return null;
  } catch (error) {
    return complain(`cannot read \`${file}\`: ${reasonOf(error)}`);
  }
}

interface Batch {
  /** Number of the first line. */
  readonly first: number;
  readonly lines: readonly string[];
}

function answerBatch(file: string, { first, lines }: Batch, answer: AnswerLine): { answers: string; failed: Complaint | null } {
  let answers = '';
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === '') continue;
    const answered = answer(text, first + index);
    if (typeof answered !== 'string') return { answers, failed: complain(`${file}:${first + index}: ${answered.text}`) };
    answers += `${answered}\n`;
  }
  return { answers, failed: null };
}

/** The lines of a file, as many at once as a chunk of it holds. A byte-order mark is white space, which the trimming takes off. */
async function* batchesOf(file: string): AsyncGenerator<Batch> {
  const handle = await open(file);
  let first = 1;
  let rest = '';
  for await (const chunk of handle.createReadStream({ encoding: 'utf8' }) as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield { first, lines };
    first += lines.length;
  }
  if (rest !== '') yield { first, lines: [rest] };
}
