import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { addGroup, moveGroup, parseHostAccessTable, type Edited } from '#esa';
import { LabSession } from '../../../src/ui/lab-session.svelte.ts';
import { hatLadder } from '../../../src/ui/policy/ladder/ladder-rungs.ts';
import { PolicyState } from '../../../src/ui/policy/policy-state.svelte.ts';
import { scenario } from '../../tools/scenario.ts';

const FILE = 'InboundMail.hat';

function opened(editable: readonly string[] | null = null) {
  const session = new LabSession(scenario(), 'email.globomantics.com');
  return { session, policy: new PolicyState(session, () => editable) };
}
const editsOf = (edited: Edited) => ('edits' in edited ? edited.edits : []);
const table = (policy: PolicyState) => parseHostAccessTable(policy.text).value;
const names = (policy: PolicyState) => hatLadder.rungs(policy.text).map(({ label }) => label);

describe('edits made beside the text', () => {
  it('change the draft, and undo takes them back one by one where no editor has come', () => {
    const { session, policy } = opened();
    const before = policy.text;
    policy.applyEdits(editsOf(addGroup(table(policy), 'PARTNERS', '$ACCEPTED')));
    policy.applyEdits(editsOf(moveGroup(table(policy), 'PARTNERS', { before: 'ALLOWED_LIST' })));
    flushSync();
    expect([names(policy)[0], session.pending]).toEqual(['PARTNERS', [FILE]]);
    policy.undo();
    expect(names(policy).at(-2)).toBe('PARTNERS');
    policy.undo();
    policy.undo();
    expect([policy.text, session.pending]).toEqual([before, []]);
  });

  it('leave their texts to the editor once, the oldest first', () => {
    const { policy } = opened();
    const before = policy.text;
    policy.applyEdits(editsOf(addGroup(table(policy), 'PARTNERS', '$ACCEPTED')));
    expect(policy.takeEarlier(FILE)).toEqual([before]);
    expect(policy.takeEarlier(FILE)).toEqual([]);
  });

  it('are not made in a table that may only be read', () => {
    const { session, policy } = opened(['rat']);
    policy.applyEdits(editsOf(addGroup(table(policy), 'PARTNERS', '$ACCEPTED')));
    expect(session.pending).toEqual([]);
  });
});

describe('coverage', () => {
  function covered(covers: boolean, explains: boolean) {
    const session = new LabSession(scenario(), 'email.globomantics.com');
    const policy = new PolicyState(
      session,
      () => null,
      () => explains,
      () => covers,
    );
    session.connect('192.0.2.25', 25);
    return policy;
  }

  it('tells what the steps have hit in the shown table', () => {
    const policy = covered(true, true);
    expect(policy.coverage?.lines.filter(({ hit }) => hit).map(({ say }) => say)).toEqual(['decided 1']);
    policy.show('listeners');
    expect(policy.coverage).toBeNull();
  });

  it('is withheld while a lesson waits for a prediction, and where nobody asks for it', () => {
    expect([covered(true, false).coverage, covered(false, true).coverage]).toEqual([null, null]);
  });
});
