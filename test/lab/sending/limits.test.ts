/** What a sending server makes of limits: mail over an hourly one waits and gets through, a guesser's comes home. */
import { describe, expect, it } from 'vitest';
import { changed, commit, HOUR, MINUTE, outcome, played, send, wait } from './post.ts';

const limited = (parameter: string) =>
  commit(changed('InboundMail.hat', '$ACCEPTED\n    ACCEPT\n', `$ACCEPTED\n    ACCEPT { ${parameter} }\n`));
const ANGIE = 'angie@carvedrock.com';
const BORIS = 'boris@carvedrock.com';

describe('a sending server', () => {
  it('keeps a recipient over the hourly limit and hands it over once the hour is over', () => {
    const { fates } = outcome(played([0, limited('max_rcpts_per_hour = 1')], [1, send([ANGIE, BORIS])], [3 * HOUR, wait]));
    expect(fates[0]).toBe(`${ANGIE} delivered`);
    expect(fates[1]).toBe(`${BORIS} waits`);
    expect(fates.at(-1)).toBe(`${BORIS} delivered`);
  });
  it('keeps mail of a sender whose interval is used up, MAIL being refused', () => {
    const { fates } = outcome(played([0, limited('env_sender_rate_limit = 1')], [1, send([ANGIE])], [2, send([BORIS])], [3 * HOUR, wait]));
    expect(fates[0]).toBe(`${ANGIE} delivered`);
    expect(fates[1]).toBe(`${BORIS} waits`);
    expect(fates.at(-1)).toBe(`${BORIS} delivered`);
  });
  it('returns guesses, keeps whom it could not name any more, and is met with a refusal until the hour is over', () => {
    const history = played([0, limited('dhap_limit = 1')], [1, send(['a@carvedrock.com', 'b@carvedrock.com', ANGIE])], [2, send([BORIS])]);
    const { fates } = outcome(history);
    expect(fates).toEqual(['a@carvedrock.com returned', 'b@carvedrock.com returned', `${ANGIE} waits`, `${BORIS} returned`]);
    const later = outcome(
      played([0, limited('dhap_limit = 1')], [1, send(['a@carvedrock.com', 'b@carvedrock.com'])], [61 * MINUTE, send([BORIS])]),
    );
    expect(later.fates.at(-1)).toBe(`${BORIS} delivered`);
  });
});
