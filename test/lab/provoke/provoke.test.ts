/** Every button of the page of replies tells the truth: one more input gives that reply, and nothing before it did. */
import { describe, expect, it } from 'vitest';
import { outcomes, replies, type Decision, type ReplyId } from '#esa';
import { hostsOf, start, stepsOf, type Input, type Snapshot, type Step } from '#lab';
import { provocations } from '../../../src/lab/provoke/provocations.ts';
import { provokedLab, provokingInput } from '../../../src/lab/provoke/provoke.ts';
import { scenario } from '../../tools/scenario.ts';

const files = scenario();
const ids = Object.keys(replies) as ReplyId[];

/** Steps of inputs one after another, and the lab after them. */
function play(from: Snapshot, inputs: readonly Input[]): { readonly steps: readonly Step[]; readonly after: Snapshot } {
  return inputs.reduce(
    ({ steps, after }, input) => {
      const made = stepsOf(after, input);
      return { steps: [...steps, ...made], after: made.at(-1)?.after ?? after };
    },
    { steps: [] as readonly Step[], after: from },
  );
}

const given = (steps: readonly Step[]): readonly Decision[] => steps.flatMap(({ decisions }) => decisions);
const replyOf = ({ fate }: Decision): ReplyId | null => outcomes[fate].reply;

/** Refusals that the state itself consists of. */
const refusedBefore: Partial<Record<ReplyId, number>> = { 'bad-command-limit': 4, 'too-many-invalid': 1 };

function provoke(id: ReplyId) {
  const { files: texts, inputs } = provokedLab(id, files);
  const before = play(start(texts), inputs);
  const last = play(before.after, [provokingInput(id, before.after)]);
  return { before: before.steps, last: last.steps, now: before.after };
}

describe('the way to provoke', () => {
  it.each(ids)('%s is one input away, and it was not given before', (id) => {
    const { before, last } = provoke(id);
    expect(given(before).map(replyOf)).not.toContain(id);
    expect(given(last).map(replyOf)).toEqual([id]);
    expect(given(last)[0]?.reply?.code).toBe(replies[id].code);
  });
  it.each(ids)('%s is reached with nothing refused but what the state tells of', (id) => {
    const refused = given(provoke(id).before).filter(({ reply }) => reply !== null && reply.code >= 400);
    expect(refused).toHaveLength(refusedBefore[id] ?? 0);
  });
  it.each(ids)('%s changes texts that stand once in the scenario', (id) => {
    for (const { file, find } of provocations[id].changes) expect((files[file] ?? '').split(find)).toHaveLength(2);
    expect(provocations[id].say).toMatch(/\.$/);
  });
  it.each(ids)('%s begins at a host that the world has, from its own address', (id) => {
    const { host, last } = provocations[id];
    const { now } = provoke(id);
    const address = hostsOf(now).find(({ name }) => name === host)?.address;
    const from = last.kind === 'connect' ? last.from : now.connections['c1']?.peer;
    expect(from).toBe(address);
  });
  it.each(ids)('%s wants a line that was not typed before, so that the terminal can lead to it', (id) => {
    const { inputs } = provokedLab(id, files);
    const typed = inputs.flatMap((input) => (input.kind === 'octets' ? input.octets.split('\r\n') : []));
    const { last } = provocations[id];
    expect(typed).not.toContain(last.kind === 'wait' ? 'time' : last.line);
  });
});
