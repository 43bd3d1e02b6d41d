import { afterEach, describe, expect, it, vi } from 'vitest';
import { Progress } from '../../../src/ui/progress/progress.svelte.ts';
import { memoryStore, type Store } from '../../../src/ui/progress/store.ts';
import { TablesState } from '../../../src/ui/tables/tables-state.svelte.ts';

const HAT = '$A\n    ACCEPT\n$UNUSED\n    REJECT\nALL\n    $A\n';
const RAT = 'example.com ACCEPT\nALL REJECT\n';

async function opened(store: Store = memoryStore()): Promise<TablesState> {
  vi.stubGlobal('Worker', undefined);
  const progress = new Progress(store, () => 0);
  await progress.load();
  return new TablesState(progress);
}

afterEach(() => vi.unstubAllGlobals());

describe('TablesState', () => {
  it('reads what it is given and tells what is found', async () => {
    const tables = await opened();
    tables.intake.take('In.hat', HAT);
    expect(tables.table).toMatchObject({ name: 'In.hat', kind: 'hat' });
    await expect.poll(() => tables.answers.checked?.rules).toEqual(['unused-policy']);
  });

  it('mends by the edits of a repair; undo and redo lead back and forth', async () => {
    const tables = await opened();
    tables.intake.take('In.hat', HAT);
    await expect.poll(() => tables.answers.checked?.total).toBe(1);
    const [found] = tables.answers.checked?.found ?? [];
    const [fix] = found === undefined ? [] : await tables.answers.fixesOf(found);
    if (fix !== undefined) tables.mend(fix);
    expect(tables.table?.text).toBe('$A\n    ACCEPT\nALL\n    $A\n');
    tables.undo();
    expect(tables.table?.text).toBe(HAT);
    tables.redo();
    await expect.poll(() => tables.answers.checked?.total).toBe(0);
  });

  it('is found again as it was left', async () => {
    const store = memoryStore();
    const before = await opened(store);
    before.intake.take('In.hat', HAT);
    before.intake.take('New.hat', `${HAT}\n`, 'other');
    before.type(`${HAT}# more\n`);
    before.close();
    const after = await opened(store);
    expect(after.table?.text).toBe(`${HAT}# more\n`);
    expect(after.other?.name).toBe('New.hat');
  });

  it('keeps nothing of what is forgotten, and gives it back while it is open', async () => {
    const store = memoryStore();
    const tables = await opened(store);
    tables.intake.take('In.hat', HAT);
    tables.forget();
    expect((await opened(store)).table).toBeNull();
    tables.takeBack();
    expect(tables.table?.text).toBe(HAT);
  });

  it('leaves the table alone when a second file is of the other kind, or empty', async () => {
    const tables = await opened();
    tables.intake.take('In.hat', HAT);
    tables.intake.take('x.rat', RAT, 'other');
    expect(tables.intake.pending).toMatchObject({ kind: 'refused', why: 'other-kind' });
    tables.intake.take('empty', '');
    expect(tables.intake.pending).toMatchObject({ kind: 'refused', why: 'empty' });
    expect(tables.table?.text).toBe(HAT);
  });

  it('swaps before and after', async () => {
    const tables = await opened();
    tables.intake.take('In.hat', HAT);
    tables.intake.take('New.hat', HAT.replace('$UNUSED\n    REJECT\n', ''), 'other');
    tables.swap();
    expect([tables.table?.name, tables.other?.name]).toEqual(['New.hat', 'In.hat']);
    await expect.poll(() => tables.answers.compared?.changes).toBe(0);
  });

  it('tells what becomes of a recipient', async () => {
    const tables = await opened();
    tables.intake.take('x.rat', RAT);
    tables.answers.try('user@example.com');
    await expect.poll(() => tables.answers.judged).toMatchObject({ answer: { verdict: 'accept', line: 1 } });
  });
});
