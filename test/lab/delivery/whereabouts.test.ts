import { describe, expect, it } from 'vitest';
import { currentSnapshot, currentSteps, lastMessage, whereaboutsOf, type History } from '#lab';
import { changed, commit, fault, MINUTE, played, send } from '../sending/post.ts';

const ANGIE = 'angie@carvedrock.com';

function whereabouts(history: History) {
  const message = lastMessage(currentSteps(history));
  if (message === null) expect.fail('nothing was accepted');
  return whereaboutsOf(currentSnapshot(history), message);
}

describe('the whereabouts of a message', () => {
  it('are the hosts that have it, and nowhere for whom it bounced', () => {
    const to = [ANGIE, 'kinda@globomantics.com', 'x@elsewhere.example'];
    expect(whereabouts(played([0, send(to, '10.1.1.5', ANGIE)]))).toEqual([
      { kind: 'arrived', host: 'exchange.carvedrock.com', recipients: [ANGIE] },
      { kind: 'arrived', host: 'email.globomantics.com', recipients: ['kinda@globomantics.com'] },
      { kind: 'gone', recipients: ['x@elsewhere.example'] },
    ]);
  });
  it('are nowhere where the SMTP route is /dev/null', () => {
    const route = changed('appliance.yaml', /^smtp_routes:[\s\S]*/m, 'smtp_routes:\n  carvedrock.com: /dev/null\n');
    expect(whereabouts(played([0, commit(route)], [0, send([ANGIE, 'kinda@globomantics.com'], '10.1.1.5', ANGIE)]))).toEqual([
      { kind: 'arrived', host: 'email.globomantics.com', recipients: ['kinda@globomantics.com'] },
      { kind: 'thrown-away', recipients: [ANGIE] },
    ]);
  });
  it('are the appliance while the next hop is down', () => {
    const history = played([0, fault('next-hop', true)], [1000, send([ANGIE])]);
    expect(whereabouts(history)).toEqual([{ kind: 'waits', recipients: [ANGIE], nextAt: history.start.clock + 1000 + MINUTE }]);
  });
});
