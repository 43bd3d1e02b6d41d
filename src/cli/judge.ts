/**
 * `npm run judge`: what a table alone does with a sender or a recipient, as JSON on standard output. Ends with code 0 whatever the verdict, and
 * with 2 where a file or a flag cannot be read.
 */
import {
  judgeByTable,
  judgeRecipientByTable,
  readRecipientAddress,
  senderOfRecord,
  traceByTable,
  traceRecipientByTable,
  type HostAccessTable,
  type RecipientAccessTable,
  type TableListener,
} from '#esa';
import { runCommand } from './command.ts';
import { complain, isComplaint, onOneLine, type Complaint } from './complaint.ts';
import { JUDGE_USAGE, parseJudgeArguments, type JudgeArguments } from './judge-arguments.ts';
import { answerLines, type AnswerLine } from './line-files.ts';
import { readSenderLine } from './sender-fields.ts';
import { readHat, readRat, tellNotes } from './table-file.ts';

async function judge(asked: JudgeArguments): Promise<number | Complaint> {
  const failed = 'hat' in asked ? await judgeSenders(asked) : await judgeRecipients(asked);
  return failed ?? 0;
}

async function judgeSenders(asked: Extract<JudgeArguments, { readonly hat: string }>): Promise<Complaint | null> {
  const read = readHat(asked.hat);
  if (isComplaint(read)) return read;
  tellNotes(asked.hat, read);
  const { value: table } = read;
  const { listener } = asked;
  if (asked.kind === 'senders') return answerLines(asked.file, answerSender(table, listener, asked.file));
  const sender = senderOfRecord(asked.sender);
  print({ ...judgeByTable(table, listener, sender), trace: traceByTable(table, listener, sender) });
  return null;
}

function answerSender(table: HostAccessTable, listener: TableListener, file: string): AnswerLine {
  const told = new Set<string>();
  return (text, number) => {
    const record = readSenderLine(text, (key) => {
      if (!told.has(key)) console.error(`${file}:${number}: ${onOneLine(`no sender has a "${key}", so it changes nothing`)}`);
      told.add(key);
    });
    return isComplaint(record) ? record : JSON.stringify(judgeByTable(table, listener, senderOfRecord(record)));
  };
}

async function judgeRecipients(asked: Extract<JudgeArguments, { readonly rat: string }>): Promise<Complaint | null> {
  const read = readRat(asked.rat);
  if (isComplaint(read)) return read;
  tellNotes(asked.rat, read);
  const { value: table } = read;
  if (asked.kind === 'recipients') return answerLines(asked.file, answerRecipient(table));
  const to = readRecipientAddress(asked.address.trim());
  if ('kind' in to) return complain(`--rcpt \`${asked.address}\` is no recipient: ${to.why}`);
  print({ ...judgeRecipientByTable(table, to), trace: traceRecipientByTable(table, to) });
  return null;
}

function answerRecipient(table: RecipientAccessTable): AnswerLine {
  return (text) => {
    const to = readRecipientAddress(text);
    return 'kind' in to ? complain(`\`${text}\` is no recipient: ${to.why}`) : JSON.stringify(judgeRecipientByTable(table, to));
  };
}

const print = (answer: object): void => console.log(JSON.stringify(answer));

await runCommand({ name: 'judge', usage: JUDGE_USAGE, parse: parseJudgeArguments, run: judge });
