/** `forall` checks: which table they ask, and whether every word of the set means something. */
import { readRecipientSet, readSenderSet, type RecipientSetWords } from '#esa';
import { isNobody, listenerAsked } from '../forall-check.ts';
import type { CheckRule, ForAll } from '../lesson.ts';
import type { LessonContext } from './context.ts';
import { errorAt } from './place.ts';
import type { CheckSource } from './schema.ts';
import type { ReadYaml, YamlPath } from './yaml-block.ts';

type Words = NonNullable<CheckSource['forall']>;

/** A set that names a domain or a user is one of recipients, any other one of senders. */
export function forAllOf({ to, domain, user, ...senders }: Words): ForAll {
  const asked = to === undefined ? {} : { to };
  const recipients: RecipientSetWords = { ...(domain === undefined ? {} : { domain }), ...(user === undefined ? {} : { user }) };
  return Object.keys(recipients).length > 0 ? { of: 'recipients', set: recipients, ...asked } : { of: 'senders', set: senders, ...asked };
}

type Rule = Extract<CheckRule, { kind: 'forall' }>;

/** Reports, at the check's place, what hinders it: words of both kinds or of none, no such listener, nobody in the set, what cannot be expected. */
export function checkForAll(context: LessonContext, words: Words, rule: Rule, path: YamlPath, source: ReadYaml): void {
  const fault = mixFault(words) ?? wordFault(rule.forall) ?? placeFault(context, rule.forall) ?? expectFault(rule);
  if (fault !== null) context.report(errorAt(source.placeOf([...path, ...fault.at]), fault.message));
}

interface Fault {
  readonly at: YamlPath;
  readonly message: string;
}

function mixFault({ to: _, domain, user, ...senders }: Words): Fault | null {
  const [sender] = Object.keys(senders);
  const recipient = domain !== undefined ? 'domain' : user !== undefined ? 'user' : undefined;
  if (sender === undefined || recipient === undefined) return null;
  return { at: ['forall', sender], message: `\`${sender}\` is said of senders and \`${recipient}\` of recipients: make two checks of it` };
}

function wordFault(forall: ForAll): Fault | null {
  const read = forall.of === 'senders' ? readSenderSet(forall.set) : readRecipientSet(forall.set);
  return 'kind' in read
    ? { at: ['forall', read.key], message: `\`${read.word}\` is nobody that can be asked about: ${read.remedy}` }
    : null;
}

function placeFault({ configuration }: LessonContext, forall: ForAll): Fault | null {
  const listener = listenerAsked(configuration, forall);
  if (listener === null) {
    const message =
      forall.to === undefined
        ? 'there is more than one public listener or none: name one in `to`'
        : `the listener \`${forall.to}\` is nowhere in the start`;
    return { at: ['forall', 'to'], message };
  }
  return isNobody(configuration, listener, forall)
    ? { at: ['forall'], message: 'nobody belongs to this set, so it would always hold: a private address has no score, owner or country' }
    : null;
}

/** A connection is judged by the HAT alone, a recipient by the RAT alone. */
function expectFault({ forall, expect }: Rule): Fault | null {
  const moment = forall.of === 'senders' ? 'connect' : 'rcpt';
  if (expect.at !== undefined && expect.at !== moment) {
    return { at: ['expect', 'at'], message: `a set of ${forall.of} is asked about at \`${moment}\`: leave out \`at\`` };
  }
  const known: readonly string[] =
    forall.of === 'senders' ? ['verdict', 'reply', 'decidedBy', 'policy', 'listener'] : ['verdict', 'decidedBy'];
  const asked = Object.keys(expect).filter((key) => key !== 'at');
  const odd = asked.find((key) => !known.includes(key));
  if (odd !== undefined)
    return {
      at: ['expect', odd],
      message: `of a set of ${forall.of} expect ${known.map((key) => `\`${key}\``).join(', ')}, not \`${odd}\``,
    };
  return asked.length === 0 ? { at: ['expect'], message: '`expect` says nothing: add a `verdict`' } : null;
}
