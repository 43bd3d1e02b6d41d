/** What the pane of a sender shows beyond its rating: which group takes it now, and which would take it at every other score. Pure. */
import {
  judgeCall,
  judgeSender,
  readConfiguration,
  readSurroundings,
  withKept,
  type Configuration,
  type Decision,
  type SenderFacts,
} from '#esa';
import type { Snapshot } from '#lab';
import { markOf, type MarkName } from '../parts/reply-mark.ts';

/** Where senders from outside come in: the first public listener. */
export interface Door {
  readonly to: string;
  readonly port: number;
}

/** The address and port of the first public listener that has an interface; null where there is none. */
export function doorOf({ appliance }: Configuration): Door | null {
  for (const { type, interface: name, port } of appliance.listeners) {
    const on = appliance.interfaces.find((candidate) => candidate.name === name);
    if (type === 'public' && on !== undefined) return { to: on.address, port };
  }
  return null;
}

/** Where a sender falls: a group, and what it gets there. `throttle`: taken, but less of it than from others. */
export interface Fall {
  readonly group: string | null;
  readonly policy: string | null;
  readonly mark: MarkName;
  /** Most octets and recipients a message may have: what tells a throttled group from another. */
  readonly room: number;
}

/** Where a call from an address falls now, by the appliance's own judge and a score it has kept; null where nobody is at the door. */
export function fallOf(
  { configuration, world, scores, clock: at }: Pick<Snapshot, 'configuration' | 'world' | 'scores' | 'clock'>,
  address: string,
): (Fall & { readonly sender: SenderFacts }) | null {
  const read = readConfiguration(configuration);
  const door = doorOf(read);
  if (door === null) return null;
  const call = withKept({ scores, at, configuration }, { from: address, ...door });
  const { decision, session } = judgeCall(read, readSurroundings(world), call);
  if (session === null || decision.facts.kind !== 'connection') return null;
  return { ...fallIn(decision, session), sender: decision.facts.sender };
}

type Session = NonNullable<ReturnType<typeof judgeCall>['session']>;

function fallIn({ facts, verdict, reply }: Pick<Decision, 'facts' | 'verdict' | 'reply'>, { policy }: Session): Fall {
  const [group, name] = facts.kind === 'connection' ? [facts.group ?? facts.entry, facts.policy] : [null, null];
  const room = (policy.messageSize ?? Infinity) * (policy.recipientsPerMessage ?? Infinity);
  return { group: group === '' ? null : group, policy: name, mark: markOf({ verdict, reply }), room };
}

/** Scores that fall to one group; `from` and `to` in tenths, both included. */
export interface Band extends Fall {
  readonly from: number;
  readonly to: number;
}

/** Where this sender would fall at every score and with none, by the same judge. `none` is null where nobody is at the door. */
export function bandsOf(
  texts: Snapshot['configuration'],
  sender: SenderFacts,
): { readonly bands: readonly Band[]; readonly none: Fall | null } {
  const read = readConfiguration(texts);
  const door = doorOf(read);
  const on = read.appliance.interfaces.find(({ address }) => address === door?.to);
  const listener = read.appliance.listeners.find(
    ({ interface: name, port, type }) => type === 'public' && name === on?.name && port === door?.port,
  );
  if (on === undefined || listener === undefined) return { bands: [], none: null };
  const at = (reputation: SenderFacts['reputation']): Fall | null => {
    const { decision, session } = judgeSender(read, listener, on, { ...sender, reputation });
    return session === null ? null : fallIn(decision, session);
  };
  const bands: Band[] = [];
  for (let score = -100; score <= 100; score++) {
    const fall = at(score);
    const last = bands.at(-1);
    if (fall === null) continue;
    if (last?.group === fall.group && last.mark === fall.mark) bands[bands.length - 1] = { ...last, to: score };
    else bands.push({ ...fall, from: score, to: score });
  }
  const most = Math.max(...bands.map(({ room }) => room));
  return { bands: bands.map((band) => throttled(band, most)), none: orNull(at('none'), most) };
}

const orNull = (fall: Fall | null, most: number): Fall | null => (fall === null ? null : throttled(fall, most));

/** One that is taken with less room than another is throttled: the mark of 4xx. */
function throttled<T extends Fall>(fall: T, most: number): T {
  return fall.mark === 2 && fall.room < most ? { ...fall, mark: 4 } : fall;
}
