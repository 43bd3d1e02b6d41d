/** A lesson with every promise broken: the gates must fail it and name each break. If this test is green and the gates are off, it is red. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileCourse, proveLesson } from '#lab/authoring';
import { readTexts } from '../../src/course-plugin.ts';
import { scenarioFiles } from '../lab/lesson/course-files.ts';

const { course, problems, places } = compileCourse({ ...scenarioFiles, ...(await readTexts(join(import.meta.dirname, 'canary'))) });
const [canary] = course?.lessons ?? [];
const proof = canary === undefined ? null : proveLesson(canary, places['dead-bird']);

/** The first line of every message about a thing, with its place. */
const toldOf = (thing: string) =>
  (proof?.problems ?? [])
    .map(({ line, message }) => `${line} ${message.split('\n')[0]}`)
    .filter((message) => message.includes(`\`${thing}\``));

describe('the gates over the canary', () => {
  it('compile it: its faults are not in its form', () => {
    expect(problems).toEqual([]);
  });

  it('fail it', () => {
    expect(proof).toMatchObject({ id: 'dead-bird', passed: false });
  });

  it('name a goal that holds at the start', () => {
    expect(toldOf('partner-in')).toEqual(['14 check `partner-in` holds before the learner has begun: make it a guard or change the start']);
  });

  it('name a guard that does not hold at the start', () => {
    expect(toldOf('spammer-in')[0]).toBe(
      '19 guard `spammer-in` does not hold at the start (mx7.offers.example: 554 at the connection, decided by BLOCKED_LIST): change the start, or make it a goal',
    );
  });

  it('name a solution that fails its check, with the session', () => {
    expect(toldOf('wrong order')).toEqual(['43 solution `wrong order` fails check `greeted`']);
    const message = proof?.problems.find(({ message }) => message.includes('`wrong order`'))?.message;
    expect(message).toContain('C: MAIL FROM:<kinda@globomantics.com>');
    expect(message).toContain('S: 503 #5.5.1 HELO/EHLO first');
  });

  it('name a solution that cannot be played', () => {
    expect(toldOf('nobody is there')).toEqual([
      '47 solution `nobody is there` cannot be played: nobody is connected any more when `HELO email.globomantics.com` is typed',
    ]);
  });

  it('name another solution that spoils the start of the next step', () => {
    expect(toldOf('right-after-all')).toEqual([
      '50 after this solution check `spammer-welcome` of the next step, `right-after-all`, holds before the learner has begun: make it a guard or change the start',
    ]);
  });

  it('name a wrong attempt that is right', () => {
    expect(toldOf('delete the block')).toEqual([
      '75 wrong attempt `delete the block` meets check `spammer-welcome`, which it is said to fail',
    ]);
  });

  it('name a wrong attempt that cannot be played', () => {
    expect(toldOf('move a ghost')).toEqual([
      '79 wrong attempt `move a ghost` cannot be played: group or sender 192.0.2.1 is nowhere in InboundMail.hat',
    ]);
  });

  it('name everything that gives a question away', () => {
    expect(toldOf('gives-itself-away')).toMatchInlineSnapshot(`
      [
        "86 question \`gives-itself-away\`: the negative \`not\` is easily overread: emphasise it, \`*not*\`, or ask the other way round",
        "86 question \`gives-itself-away\`: the longest option is the right one: lengthen a wrong one or shorten it",
        "86 question \`gives-itself-away\`: option lengths differ by more than half (15 to 60 characters): even them out",
        "86 question \`gives-itself-away\`: option \`All of the above\`: name what is meant in place of a catch-all",
        "86 question \`gives-itself-away\`: option \`It never speaks\`: the absolute word \`never\` gives an option away, say it without",
        "86 question \`gives-itself-away\`: option \`It never speaks\`: the absolute word \`never\` gives an option away, say it without",
        "86 question \`gives-itself-away\`: option \`It never speaks\` stands twice: change one",
      ]
    `);
  });

  it('name a key that turns while the learner is at the step', () => {
    expect(toldOf('key-that-turns')[0]).toContain('its answer changes in the course of the lesson');
  });
});
