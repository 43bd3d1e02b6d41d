import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { LabSession } from '../../../../src/ui/lab-session.svelte.ts';
import { LadderState } from '../../../../src/ui/policy/ladder/ladder-state.svelte.ts';
import { PolicyState } from '../../../../src/ui/policy/policy-state.svelte.ts';
import { scenario } from '../../../tools/scenario.ts';

/** A table of so many groups and ALL, and its ladder. */
function ladderOf(groups: number): LadderState {
  const lines = Array.from({ length: groups }, (_, at) => `G${at}:\n    192.0.${at >> 8}.${at & 255}\n    REJECT\n`);
  const session = new LabSession({ ...scenario(), 'InboundMail.hat': `${lines.join('')}ALL\n    ACCEPT\n` }, '');
  return new LadderState(new PolicyState(session, () => null));
}

const labels = ({ pages: { shown } }: LadderState): readonly (string | undefined)[] => [shown[0]?.label, shown.at(-1)?.label];
const boxesOf = ({ pages: { shown } }: LadderState) => shown.map((_, at) => ({ top: at * 60, height: 50 }));

describe('a ladder', () => {
  it('says what each rung decides, but not while a lesson waits for a prediction', () => {
    let waits = true;
    const session = new LabSession(scenario(), '');
    const ladder = new LadderState(
      new PolicyState(
        session,
        () => null,
        () => !waits,
      ),
    );
    const at = ladder.rungs.findIndex(({ label }) => label === 'BLOCKED_LIST');
    expect(ladder.weight.decidesAt(at)).toBeNull();
    waits = false;
    const told = new LadderState(
      new PolicyState(
        session,
        () => null,
        () => !waits,
      ),
    );
    expect(told.weight.decidesAt(at)?.bars).toEqual([{ from: -100, to: -30 }]);
  });

  it('is drawn whole up to 300 rungs', () => {
    const ladder = ladderOf(299);
    expect([ladder.pages.isPaged, ladder.pages.shown.length, ladder.pages.first]).toEqual([false, 300, 0]);
  });

  it('of a long table is drawn in pages that are turned, each rung on one', () => {
    const ladder = ladderOf(2000);
    const seen = new Set<string>();
    for (let page = 0; ladder.pages.hasLater || page === 0; page++) {
      if (page > 0) ladder.turn(1);
      for (const { label } of ladder.pages.shown) seen.add(label);
    }
    expect([seen.size, labels(ladder)]).toEqual([2001, ['G1950', 'ALL']]);
    ladder.turn(1);
    expect(labels(ladder)).toEqual(['G1950', 'ALL']);
    ladder.turn(-1);
    expect([labels(ladder), ladder.said]).toEqual([['G1800', 'G1949'], '1,801 to 1,950 of 2,001']);
  });

  it('turns to the page of a rung, and Tab comes to a rung of the page', () => {
    const ladder = ladderOf(400);
    ladder.visit('G3');
    ladder.pages.bring(200);
    expect([labels(ladder), ladder.current]).toEqual([['G150', 'G299'], 'G150']);
    ladder.pages.bring(3);
    expect(ladder.current).toBe('G3');
  });

  it('carries a rung as far as its page goes, and moves it beyond at once', () => {
    const ladder = ladderOf(400);
    ladder.pages.bring(150);
    ladder.pick(151, boxesOf(ladder));
    ladder.carry(-1);
    expect([ladder.lift?.to, ladder.lift?.gap.top]).toEqual([150, 0]);
    ladder.carry(-1);
    expect([ladder.lift?.to, ladder.said]).toEqual([150, expect.stringMatching(/^G151 goes no further on this page/)]);
    ladder.lift?.follow(-10_000);
    expect(ladder.lift?.to).toBe(150);
    ladder.lift?.follow(60 * 3 + 1);
    expect([ladder.lift?.to, ladder.lift?.offsetOf(152)]).toEqual([154, -60]);
    ladder.drop();
    flushSync();
    expect(ladder.rungs.slice(151, 155).map(({ label }) => label)).toEqual(['G152', 'G153', 'G154', 'G151']);
    ladder.shift(150, -1);
    flushSync();
    expect([ladder.rungs[149]?.label, labels(ladder)]).toEqual(['G150', ['G0', 'G150']]);
  });
});
