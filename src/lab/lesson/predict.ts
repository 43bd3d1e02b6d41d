/** The key of a prediction and the answers offered beside it, computed by the engine from a lab as it stands. */
import { deciderOf, hatOf, interfaceAt, judgeCall, judgeSender, ratOf, readSurroundings, type Decision, type SenderFacts } from '#esa';
import { classOf } from '#smtp';
import type { Snapshot } from '../snapshot.ts';
import { configurationOf, destinationOf, publicListener } from './lab-places.ts';
import type { Question } from './lesson.ts';
import { runProbe } from './probe.ts';

type Prediction = Extract<Question, { kind: 'predict' }>;

/** What an author gives of the sender; the rest is what the world knows of the address. */
export interface GivenSender {
  readonly address: string;
  readonly name?: string;
  readonly score?: number | 'none';
  readonly rcpt?: string;
}

/** The parts of a prediction the engine fills in; a sentence where nobody can predict anything. */
export function predictionOf(
  lab: Snapshot,
  given: GivenSender,
  ask: Prediction['ask'],
): Pick<Prediction, 'given' | 'choices' | 'key'> | string {
  const facts = factsOf(lab, given);
  if (typeof facts === 'string') return facts;
  const decision = given.rcpt === undefined ? connectionDecision(lab, facts) : recipientDecision(lab, given.address, given.rcpt);
  if (typeof decision === 'string') return decision;
  const offered = given.rcpt === undefined ? connectionChoices(lab) : recipientChoices(lab);
  return {
    given: {
      address: facts.address,
      name: facts.name,
      score: typeof facts.reputation === 'number' ? facts.reputation / 10 : null,
      rcpt: given.rcpt ?? null,
    },
    choices: Object.fromEntries(ask.map((part) => [part, offered[part]])),
    key: Object.fromEntries(ask.map((part) => [part, keyOf(decision, part, given.rcpt !== undefined)])),
  };
}

/** The key again, of a question as compiled: what the gates hold against the one it carries. */
export function keyFor(lab: Snapshot, { given, ask }: Prediction): Prediction['key'] | null {
  const { address, name, score, rcpt } = given;
  const asked = rcpt === null ? { address, ...(name === null ? {} : { name }), score: score ?? ('none' as const) } : { address, rcpt };
  const prediction = predictionOf(lab, asked, ask);
  return typeof prediction === 'string' ? null : prediction.key;
}

/** A name an author gives counts as confirmed. A question about a recipient is a whole conversation, so its sender is one of the world. */
function factsOf(lab: Snapshot, { address, name, score, rcpt }: GivenSender): SenderFacts | string {
  const to = destinationOf(lab, undefined, address);
  if (to === null) return 'a prediction is about the only public listener, and there is none or more than one';
  const { facts } = judgeCall(configurationOf(lab), readSurroundings(lab.world), { from: address, to: to.address, port: to.port }).decision;
  if (facts.kind !== 'connection') return 'nothing listens where the prediction connects';
  if (rcpt !== undefined && (name !== undefined || score !== undefined))
    return 'a question with `rcpt` takes its sender from world.yaml: leave out `name` and `score`';
  const named: SenderFacts = name === undefined ? facts.sender : { ...facts.sender, name, nameCheck: 'confirmed' };
  return score === undefined ? named : { ...named, reputation: score === 'none' ? score : Math.round(score * 10) };
}

function connectionDecision(lab: Snapshot, facts: SenderFacts): Pick<Decision, 'verdict' | 'because' | 'reply' | 'at'> | string {
  const configuration = configurationOf(lab);
  const listener = publicListener(configuration);
  const on = listener === null ? undefined : configuration.appliance.interfaces.find(({ name }) => name === listener.interface);
  if (listener === null || on === undefined) return 'there is no public listener to ask';
  return judgeSender(configuration, listener, interfaceAt(configuration, on.address) ?? on, facts).decision;
}

function recipientDecision(lab: Snapshot, from: string, rcpt: string): Decision | string {
  const probed = runProbe(lab, { from, rcpt }, 'rcpt');
  return probed.kind === 'lost' ? `there is no ${probed.word} here` : probed.last;
}

type Offered = Readonly<Record<Prediction['ask'][number], readonly string[]>>;

function connectionChoices(lab: Snapshot): Offered {
  const configuration = configurationOf(lab);
  const listener = publicListener(configuration);
  const groups = listener === null ? [] : hatOf(configuration, listener).groups;
  const labels = groups.flatMap(({ name, entries }) => (name === null ? entries.map(({ printed }) => printed) : [name]));
  return { verdict: ['accept', 'relay', 'reject', 'tcprefuse'], decidedBy: [...new Set(labels)], class: ['2', '4', '5', 'none'] };
}

const DIRECTORY = 'directory';

/** Both tables have an ALL, so entries of the RAT carry its name. */
function recipientChoices(lab: Snapshot): Offered {
  const configuration = configurationOf(lab);
  const listener = publicListener(configuration);
  const entries = listener === null ? [] : ratOf(configuration, listener).entries;
  return {
    verdict: ['accept', 'defer', 'reject'],
    decidedBy: ['HAT', ...entries.map(({ text }) => `RAT: ${text}`), DIRECTORY],
    class: ['2', '4', '5'],
  };
}

function keyOf(
  decision: Pick<Decision, 'verdict' | 'because' | 'reply' | 'at'>,
  part: Prediction['ask'][number],
  recipient: boolean,
): string {
  const { verdict, reply, at } = decision;
  switch (part) {
    case 'verdict':
      return verdict;
    case 'class':
      return reply === null ? 'none' : String(classOf(reply.code));
    case 'decidedBy':
      return recipient ? tableOf(at, deciderOf(decision)) : deciderOf(decision);
  }
}

/** Which table spoke, and with which entry. */
function tableOf(at: Decision['at'], decider: string): string {
  if (at === 'connect') return 'HAT';
  return decider === 'LDAPACCEPT' || decider === 'directory' ? DIRECTORY : `RAT: ${decider}`;
}
