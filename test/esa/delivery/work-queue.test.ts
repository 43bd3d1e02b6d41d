import { describe, expect, it } from 'vitest';
import { noCounters, queueMessage, readConfiguration, readSurroundings, runWorkQueue } from '#esa';
import type { StageOutcome, WorkQueueStage } from '../../../src/esa/delivery/work-queue-stage.ts';

const mail = queueMessage(
  {
    mid: 1,
    from: 'kinda@globomantics.com',
    recipients: ['a@carvedrock.com', 'b@carvedrock.com', 'c@carvedrock.com'],
    text: '',
    added: [],
    bareLineEnds: 'clean',
    via: { listener: 'InboundMail', peer: '198.51.100.25', relayed: false },
  },
  0,
);
const nothing = { revision: 0, files: {} };
const asked = {
  mail,
  configuration: readConfiguration(nothing),
  surroundings: readSurroundings(nothing),
  faults: [],
  at: 0,
  offset: 0,
  cache: {},
  counters: noCounters,
};
const reason = { status: '5.1.0', words: 'Unknown address error', code: '550', texts: [] };
const stage =
  (outcome: StageOutcome): WorkQueueStage =>
  () =>
    outcome;
const rids = (recipients: readonly { readonly rid: number }[]): readonly number[] => recipients.map(({ rid }) => rid);

describe('the work queue', () => {
  it('lets everybody pass where no stage judges', () => {
    expect(runWorkQueue(asked, [])).toMatchObject({ waits: false, recipients: mail.recipients, bounced: [], dropped: [], log: [] });
  });

  it('parts recipients by their verdicts, and asks the next stage about those who passed alone', () => {
    const seen: number[] = [];
    const first = stage({ kind: 'judged', verdicts: [{ kind: 'bounce', reason }, { kind: 'pass' }, { kind: 'drop' }], log: ['one'] });
    const second: WorkQueueStage = ({ mail: { recipients } }) => {
      seen.push(...rids(recipients));
      return { kind: 'judged', verdicts: [{ kind: 'pass' }], log: ['two'] };
    };
    const queued = runWorkQueue(asked, [first, second]);
    expect([rids(queued.bounced), rids(queued.recipients), rids(queued.dropped), seen]).toEqual([[0], [1], [2], [1]]);
    expect(queued.log).toEqual(['one', 'two']);
  });

  it('keeps all who are still in it where a stage cannot answer', () => {
    const queued = runWorkQueue(asked, [
      stage({ kind: 'requeued', log: ['later'] }),
      stage({ kind: 'judged', verdicts: [], log: ['never'] }),
    ]);
    expect(queued).toMatchObject({ waits: true, recipients: mail.recipients, log: ['later'] });
  });
});
