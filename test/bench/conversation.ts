/**
 * `npm run bench`: steps per second of the pure core for the newcomer's conversation, beside the same conversation as bare grammar and phases,
 * so that the figure can be read as a ratio on any machine.
 */
import { nextPhase, parseCommand, type Phase } from '#smtp';
import { connectInput, lineInput, start, step, type Input, type Snapshot } from '#lab';
import { scenario } from '../tools/scenario.ts';

const lines = [
  'HELO email.globomantics.com',
  'MAIL FROM:<kinda@globomantics.com>',
  'RCPT TO:<angie@carvedrock.com>',
  'DATA',
  'From: kinda <kinda@globomantics.com>',
  'To: angie <angie@carvedrock.com>',
  'Subject: Hello?',
  'Date: Tue, 8 Oct 2019 21:28:30 -0800',
  '',
  'Some of the best training there is.',
  'kinda',
  '.',
  'QUIT',
];

const begun = start(scenario());

/** Plays the whole conversation once and gives the number of steps it took. */
function converse(): number {
  let now: Snapshot = begun;
  const act = (input: Input): void => void (now = step(now, input).after);
  act(connectInput(now, 'c', '198.51.100.25', '192.0.2.25', 25));
  for (const line of lines) act(lineInput(now, 'c', line));
  return lines.length + 1;
}

/** The yardstick: the same lines through grammar and machine alone, with no appliance behind them. */
function readOnly(): number {
  const events = { helo: 'helo.accepted', mail: 'sender.accepted', rcpt: 'recipient.accepted', quit: 'session.quit' } as const;
  let phase: Phase = 'connected';
  for (const line of lines) {
    const command = parseCommand(line);
    if (command.kind in events) phase = nextPhase(phase, { type: events[command.kind as keyof typeof events] });
  }
  return lines.length;
}

/** Runs of `act` per second over about a second, after a warm-up; the median of five. */
function rate(act: () => number): number {
  for (let round = 0; round < 200; round++) act();
  const rates = Array.from({ length: 5 }, () => {
    const from = performance.now();
    let done = 0;
    while (performance.now() - from < 400) done += act();
    return (done * 1000) / (performance.now() - from);
  });
  return rates.sort((a, b) => a - b)[2] ?? 0;
}

const core = rate(converse);
const bare = rate(readOnly);
console.log(`steps of the pure core:        ${Math.round(core).toLocaleString('en')} a second`);
console.log(`grammar and phases alone:      ${Math.round(bare).toLocaleString('en')} lines a second`);
console.log(`core / grammar and phases:     ${(core / bare).toFixed(2)}`);
