/** The closed list of actions in the `do` of solutions and wrong attempts, each compiled to what `playActions` takes. */
import { isWorldFile, listenerNamed } from '#esa';
import { parseShellLine } from '../../shell.ts';
import { switchesOf } from '../faults.ts';
import { destinationOf, publicListener, senderAddress } from '../lab-places.ts';
import type { Action, TableEdit } from '../lesson.ts';
import type { LessonContext } from './context.ts';
import { suggestionFor } from './nearest.ts';
import { errorAt, type Place } from './place.ts';
import type { ActionSource } from './schema.ts';
import type { ReadYaml, YamlPath } from './yaml-block.ts';

type Named = Exclude<ActionSource, string>;
type Verb =
  'as' | 'connect' | 'type' | 'send' | 'wait' | 'fault' | 'move' | 'set' | 'add' | 'remove' | 'delete' | 'policy' | 'replace' | 'world';

/** The keys that may stand beside each verb. */
const companions: Readonly<Record<Verb, readonly (keyof Named)[]>> = {
  as: [],
  connect: [],
  type: [],
  send: ['from'],
  wait: [],
  fault: [],
  move: ['before', 'after', 'in'],
  set: ['senders', 'in'],
  add: ['senders', 'before', 'in'],
  remove: ['senders', 'in'],
  delete: ['in'],
  policy: ['to', 'in'],
  replace: [],
  world: [],
};

const VERBS = Object.keys(companions) as readonly Verb[];

/** Compiles the actions at a path of a block. Those that cannot be used are left out and reported. */
export function compileActions(
  context: LessonContext,
  actions: readonly ActionSource[],
  path: YamlPath,
  source: ReadYaml,
): readonly Action[] {
  return actions.flatMap((action, index) => {
    const compiled = compileAction(context, action, (...keys) => source.placeOf([...path, index, ...keys]));
    return compiled ?? [];
  });
}

type PlaceOf = (...keys: YamlPath) => Place;

function compileAction(context: LessonContext, action: ActionSource, at: PlaceOf): Action | readonly Action[] | null {
  if (action === 'connect') return compileConnect(context, {}, at);
  if (typeof action === 'string') return { kind: action };
  const verbs = VERBS.filter((verb) => action[verb] !== undefined);
  const [verb] = verbs;
  const fault =
    verb === undefined || verbs.length > 1
      ? `an action does one thing, and this does ${verbs.length === 0 ? 'none' : verbs.join(' and ')}: one of ${VERBS.join(', ')}`
      : strayKey(action, verb);
  if (fault === null && verb !== undefined) return compileVerb(context, action, at);
  context.report(errorAt(at(), fault ?? ''));
  return null;
}

function strayKey(action: Named, verb: Verb): string | null {
  const stray = Object.keys(action).find((key) => key !== verb && !companions[verb].includes(key as keyof Named));
  return stray === undefined
    ? null
    : `\`${stray}\` says nothing beside \`${verb}\`; it takes ${companions[verb].map((key) => `\`${key}\``).join(', ') || 'nothing else'}`;
}

function compileVerb(context: LessonContext, action: Named, at: PlaceOf): Action | readonly Action[] | null {
  if (action.as !== undefined) return knownHost(context, action.as, at('as')) ? { kind: 'as', host: action.as } : null;
  if (action.connect !== undefined) return compileConnect(context, action.connect, at);
  if (action.type !== undefined) return { kind: 'type', lines: action.type.replace(/\n$/, '').split('\n') };
  if (action.wait !== undefined) return { kind: 'wait', milliseconds: millisecondsOf(action.wait) };
  if (action.fault !== undefined) return compileFault(context, action.fault, at);
  if (action.send !== undefined) return compileSend(context, action.send, action.from ?? null, at);
  if (action.replace !== undefined) return { kind: 'replace', ...action.replace };
  if (action.world !== undefined) return compileWorld(context, action.world, at);
  return compileEdit(context, action, at);
}

/** One word of the author's may switch two faults. */
function compileFault({ report }: LessonContext, words: NonNullable<Named['fault']>, at: PlaceOf): readonly Action[] | null {
  if (Object.keys(words).length !== 1) {
    report(errorAt(at('fault'), 'an action breaks or mends one thing'));
    return null;
  }
  return switchesOf(words).map(({ fault, on }) => ({ kind: 'fault', fault, on }));
}

function compileSend({ report }: LessonContext, to: string, from: string | null, at: PlaceOf): Action | null {
  const command = parseShellLine(`send ${to}${from === null ? '' : ` from ${from}`}`);
  if (command.kind === 'send') return { kind: 'send', to: command.to, from: command.from };
  report(errorAt(at('send'), '`send` needs an address, and `from` one at most'));
  return null;
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const millisecondsOf = (duration: string): number => Number.parseFloat(duration) * (units[duration.slice(-1)] ?? 0);

function knownHost({ start, report }: LessonContext, host: string, place: Place): boolean {
  const known = senderAddress(start, host) !== null;
  if (!known) report(errorAt(place, `the host \`${host}\` is nowhere in the start: name one of world.yaml, or an address`));
  return known;
}

/** `to` names a listener or a host; without it the only public listener is called. The port is the listener's own, or 25. */
function compileConnect(context: LessonContext, { from, to, host, port }: NonNullable<Named['connect']>, at: PlaceOf): Action | null {
  const { configuration, start } = context;
  const word = to ?? host ?? publicListener(configuration)?.name;
  if (from !== undefined && !knownHost(context, from, at('connect', 'from'))) return null;
  const fault = to !== undefined && host !== undefined ? '`to` names a listener and `host` a host: give one of them' : unknownTarget();
  if (fault === null && word !== undefined)
    return { kind: 'connect', from: from ?? null, to: word, port: port ?? listenerNamed(configuration, word)?.port ?? 25 };
  context.report(errorAt(at('connect'), fault ?? ''));
  return null;

  function unknownTarget(): string | null {
    if (word === undefined) return 'there is more than one public listener or none: name one in `to`';
    return destinationOf(start, word, '') === null ? `\`${word}\` is neither a listener nor a host of the start` : null;
  }
}

function compileWorld({ report }: LessonContext, files: Readonly<Record<string, string>>, at: PlaceOf): Action {
  for (const file of Object.keys(files)) {
    if (!isWorldFile(file)) report(errorAt(at('world', file), `\`${file}\` is the appliance’s: use \`replace\` and \`commit\``));
  }
  return { kind: 'world', files };
}

function compileEdit(context: LessonContext, action: Named, at: PlaceOf): Action | null {
  const file = action.in ?? publicListener(context.configuration)?.hat ?? '';
  const known = [...context.configuration.hats.keys(), ...context.configuration.rats.keys()];
  if (!known.includes(file)) context.report(errorAt(at('in'), `there is no table \`${file}\` in the start${suggestionFor(file, known)}`));
  const edit = file.endsWith('.rat') ? recipientEdit(action) : senderEdit(action);
  if (typeof edit === 'string') context.report(errorAt(at(), edit));
  else reportUnknownName(context, file, edit, at);
  return typeof edit === 'string' ? null : { kind: 'edit', file, edit };
}

/** An edit of a HAT, or what is missing from it. */
function senderEdit(action: Named): TableEdit | string {
  const { move, set, add, remove, senders = [], policy, to } = action;
  if (move !== undefined) return moveEdit(move, action);
  if (action.delete !== undefined) return { kind: 'delete', name: action.delete };
  if (policy !== undefined)
    return to === undefined ? '`policy` needs `to`, the policy the group gets' : { kind: 'policy', name: policy, policy: to };
  if (action.before !== undefined) return '`before` is for entries of a RAT: the order within a group means nothing';
  const name = set ?? add ?? remove;
  if (name === undefined || senders.length === 0) return 'say which `senders` this is about, as a list';
  return { kind: set !== undefined ? 'set' : add !== undefined ? 'add' : 'remove', name, entries: senders };
}

function moveEdit(name: string, { before, after }: Named): TableEdit | string {
  if ((before === undefined) === (after === undefined)) return '`move` needs `before` or `after`, and one of them';
  return { kind: 'move', name, side: before === undefined ? 'after' : 'before', other: before ?? after ?? '' };
}

/** An edit of a RAT: `add` takes a whole line, and `before` the entry it goes above (ALL if it is not said). */
function recipientEdit(action: Named): TableEdit | string {
  const { move, add, before = '', policy, to = '' } = action;
  if (move !== undefined) return moveEdit(move, action);
  if (action.delete !== undefined) return { kind: 'delete', name: action.delete };
  if (policy !== undefined)
    return /^(?:ACCEPT|REJECT)$/i.test(to)
      ? { kind: 'policy', name: policy, policy: to.toUpperCase() }
      : '`policy` of a recipient needs `to: ACCEPT` or `to: REJECT`';
  if (add === undefined) return 'a RAT is edited with `move`, `add`, `delete` and `policy`';
  return /\s(?:ACCEPT|REJECT)$/i.test(add)
    ? { kind: 'add', name: before, entries: [add] }
    : '`add` to a RAT takes a whole line, such as `partner.example ACCEPT`';
}

/** Whoever is edited must stand in the table at the start, or be added to it by an action further up in the lesson. */
function reportUnknownName(context: LessonContext, file: string, edit: TableEdit, at: PlaceOf): void {
  const { hats, rats } = context.configuration;
  const names = hats.get(file)?.groups.map(({ name }) => name ?? 'ALL') ?? rats.get(file)?.entries.map(({ text }) => text) ?? [];
  if (edit.kind === 'add' && file.endsWith('.rat')) context.added.add((/^\S+/.exec(edit.entries[0] ?? '')?.[0] ?? '').toLowerCase());
  const asked = (edit.kind === 'move' ? [edit.name, edit.other] : [edit.name]).filter((name) => name !== '');
  const unknown = asked.find((name) => ![...names, ...context.added].some((known) => known.toLowerCase() === name.toLowerCase()));
  const what = file.endsWith('.rat') ? 'entry' : 'group';
  if (unknown !== undefined && names.length > 0)
    context.report(errorAt(at(), `${what} ${unknown} is nowhere in the start${suggestionFor(unknown, names)}`));
}
