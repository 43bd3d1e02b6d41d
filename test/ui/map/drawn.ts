/** Maps of small tables, drawn as the page draws them. */
import type { MapAsked } from '#esa';
import { drawMap, type DrawnMap } from '../../../src/ui/analysis/map.ts';

/** A network that is relayed, a name that is taken, scores that are rejected and throttled, a group nobody reaches, and an unnamed one. */
export const TABLE = `$SLOW
    ACCEPT {
        max_rcpts_per_hour = 20
    }
RELAYLIST:
    10.0.0.0/8
    RELAY
ALLOWED_LIST:
    .globomantics.com
    ACCEPT
BLOCKED_LIST:
    SBRS[-10.0:-3.0]
    192.0.2.
    REJECT
SUSPECTLIST:
    SBRS[-3.0:-1.0]
    $SLOW
BRANCHES:
    192.0.2.64/26
    ACCEPT
198.51.100.128/25
    TCPREFUSE
ALL
    ACCEPT
`;

export function drawn(text = TABLE, asked: Partial<MapAsked> = {}): DrawnMap {
  const map = drawMap(
    { kind: 'hat', text, listener: 'public' },
    { chosen: [], scores: 'told', from: 0, most: 11, address: null, around: null, sought: null, ...asked },
  );
  if (map === null) throw new Error('a HAT has a map');
  return map;
}
