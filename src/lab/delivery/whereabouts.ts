/** Where a message is that the appliance has accepted: at which hosts, still in the appliance, or nowhere any more. */
import { isThrownAway, type AcceptedMessage } from '#esa';
import { hostsOf, type Snapshot } from '../snapshot.ts';

/**
 * Some recipients of a message and where it is for them. `arrived`: at the host of that name. `waits`: in the appliance, which takes it up again
 * at `nextAt`. `thrown-away`: its SMTP route is /dev/null (the present one). `gone`: it bounced or was dropped, or so much came since that the
 * host has thrown it away.
 */
export type Whereabouts = { readonly recipients: readonly string[] } & (
  | { readonly kind: 'arrived'; readonly host: string }
  | { readonly kind: 'waits'; readonly nextAt: number }
  | { readonly kind: 'thrown-away' | 'gone' }
);

/** Where the message is for each of its recipients, those who share a place together. */
export function whereaboutsOf(now: Snapshot, { mid, recipients, via }: AcceptedMessage): readonly Whereabouts[] {
  const waiting = now.appliance.find((mail) => mail.mid === mid);
  const waits = waiting?.recipients.map(({ address }) => address) ?? [];
  const arrived = Object.entries(now.arrived).flatMap(([address, letters]): readonly Whereabouts[] => {
    const letter = letters.find((one) => one.mid === mid && !one.smuggled);
    const host = hostsOf(now).find((known) => known.address === address)?.name ?? address;
    return letter === undefined ? [] : [{ kind: 'arrived', host, recipients: letter.recipients }];
  });
  const known = [...waits, ...arrived.flatMap((place) => place.recipients)];
  const lost = recipients.filter((recipient) => !known.includes(recipient));
  const thrown = lost.filter((recipient) => isThrownAway(now.configuration, via, recipient));
  const gone = lost.filter((recipient) => !thrown.includes(recipient));
  return [
    ...arrived,
    ...(waiting === undefined ? [] : [{ kind: 'waits', recipients: waits, nextAt: waiting.nextAt } as const]),
    ...(thrown.length === 0 ? [] : [{ kind: 'thrown-away', recipients: thrown } as const]),
    ...(gone.length === 0 ? [] : [{ kind: 'gone', recipients: gone } as const]),
  ];
}
