import { describe, expect, it } from 'vitest';
import { Progress } from '../../../src/ui/progress/progress.svelte.ts';
import { ENGINE_VERSION, readRecord, recordOf, type LessonRecord } from '../../../src/ui/progress/record.ts';
import { memoryStore, type Store } from '../../../src/ui/progress/store.ts';

const record = (lesson = 'one'): LessonRecord =>
  recordOf({
    lesson,
    saved: 0,
    progress: {
      at: 's',
      steps: { s: { began: 0, met: ['a'], lost: [], hints: 1, shown: [], solved: false, done: false } },
      answers: { q: { hash: 'h', first: false, right: true, sure: true, answer: { kind: 'predict', said: { verdict: 'reject' } } } },
      closing: false,
    },
    objectives: ['o'],
    lab: {
      engine: ENGINE_VERSION,
      lessonVersion: 1,
      inputs: [
        { kind: 'connect', at: 1, connection: 'c1', from: '198.51.100.25', to: '192.0.2.25', port: 25 },
        { kind: 'octets', at: 2, connection: 'c1', octets: 'NOOP\r\n' },
        { kind: 'tls', at: 3, connection: 'c1', ciphering: null },
        { kind: 'commit', at: 4, files: { 'x.hat': '' } },
        { kind: 'fault', at: 5, fault: 'directory', on: true },
        { kind: 'hangup', at: 6, connection: 'c1' },
      ],
      draft: {},
      host: null,
    },
  });

async function opened(store: Store): Promise<Progress> {
  const progress = new Progress(store, () => 7);
  await progress.load();
  return progress;
}

const settled = () => new Promise((done) => setTimeout(done));

describe('readRecord', () => {
  it('reads what was written', () => {
    expect(readRecord(JSON.parse(JSON.stringify(record())))).toEqual({ kind: 'record', record: record() });
  });

  it('tells nothing, newer and damaged apart', () => {
    expect(readRecord(undefined)).toBeNull();
    expect(readRecord({ ...record(), record: 99 })).toMatchObject({ kind: 'unreadable', why: 'newer' });
    expect(readRecord({ ...record(), lab: { inputs: [{ kind: 'connect' }] } })).toMatchObject({ kind: 'unreadable', why: 'damaged' });
    expect(readRecord('old')).toMatchObject({ kind: 'unreadable', why: 'damaged' });
  });
});

describe('Progress', () => {
  it('finds on the next visit what was kept on this one', async () => {
    const store = memoryStore();
    const progress = await opened(store);
    progress.keep(record());
    progress.markSeen('nudge');
    await settled();
    const later = await opened(store);
    expect(later.records).toEqual([{ ...record(), saved: 7 }]);
    expect([later.hasSeen('nudge'), later.hasSeen('other')]).toEqual([true, false]);
  });

  it('keeps a lab that is no lesson under a name of its own, until it is thrown away', async () => {
    const store = memoryStore();
    const { lab } = record();
    (await opened(store)).keepLab('sandbox', lab);
    const later = await opened(store);
    expect([later.labOf('sandbox'), later.labOf('other'), later.records]).toEqual([lab, null, []]);
    later.keepLab('sandbox', null);
    expect((await opened(store)).labOf('sandbox')).toBeNull();
  });

  it('takes a lab that cannot be read for none', async () => {
    const store = memoryStore();
    await store.put('person', 'lab:sandbox', { inputs: 'many' });
    expect((await opened(store)).labOf('sandbox')).toBeNull();
  });

  it('writes the newest last, however fast changes come', async () => {
    const store = memoryStore();
    const progress = await opened(store);
    for (const objectives of [['a'], ['b'], ['c']]) progress.keep({ ...record(), objectives });
    await settled();
    expect((await store.all('lessons'))['one']).toMatchObject({ objectives: ['c'] });
  });

  it('sets aside what it cannot read before it writes in its place', async () => {
    const store = memoryStore();
    const raw = { record: 99, work: 'of a newer version' };
    await store.put('lessons', 'one', raw);
    const progress = await opened(store);
    expect(progress.unreadableOf('one')).toEqual(raw);
    progress.keep(record());
    await settled();
    expect([(await store.all('aside'))['one'], progress.unreadableOf('one')]).toEqual([raw, raw]);
    expect((await opened(store)).keptOf('one')?.kind).toBe('record');
  });

  it('forgets a lesson that is begun anew', async () => {
    const store = memoryStore();
    const progress = await opened(store);
    progress.keep(record());
    await settled();
    progress.forget('one');
    await settled();
    expect([progress.keptOf('one'), await store.all('lessons')]).toEqual([null, {}]);
  });

  it('lets a lesson be taken where storage refuses everything', async () => {
    const refuse = () => Promise.reject(new Error('no storage'));
    const progress = await opened({ all: refuse, put: refuse, remove: refuse });
    progress.keep(record());
    await settled();
    expect(progress.records).toHaveLength(1);
  });
});
