/** ` ```yaml check ` blocks: each becomes one rule, and every name in it must mean something in the lesson's start. */
import { destinationOf, senderAddress } from '../lab-places.ts';
import type { Check, CheckRule, Probe } from '../lesson.ts';
import { checkPattern, objectiveOf, type LessonContext } from './context.ts';
import { readChecked } from './issues.ts';
import { errorAt, type Passage, type Place } from './place.ts';
import { checkForAll, forAllOf } from './compile-forall.ts';
import { checksSchema, type CheckSource } from './schema.ts';
import type { ReadYaml, YamlPath } from './yaml-block.ts';

/** The checks of a step. Those that cannot be used are left out and reported. */
export function compileChecks(context: LessonContext, step: string, block: Passage): readonly Check[] {
  const { value, problems, source } = readChecked(block, checksSchema);
  context.report(...problems);
  return (value ?? []).flatMap((check, index) => {
    const place = source.placeOf([index]);
    context.mark(`check/${step}/${check.id}`, place);
    const rule = ruleOf(context, check, place);
    if (rule === null) return [];
    checkNames(context, rule, [index], source);
    if (rule.kind === 'forall' && check.forall !== undefined) checkForAll(context, check.forall, rule, [index], source);
    const objective = objectiveOf(context, check.objective, source.placeOf([index, 'objective']));
    return [{ id: check.id, goal: check.goal, guard: check.guard ?? false, say: check.say, objective, rule }];
  });
}

const KINDS = ['probe', 'forall', 'session', 'message', 'state'] as const;

function ruleOf(context: LessonContext, check: CheckSource, place: Place): CheckRule | null {
  const kinds = KINDS.filter((kind) => check[kind] !== undefined);
  const fault = kindFault(check, kinds);
  if (fault !== null) context.report(errorAt(place, fault));
  if (fault !== null) return null;
  const { probe, forall, expect, session, message, state } = check;
  if (probe !== undefined && expect !== undefined) return { kind: 'probe', probe, expect };
  if (forall !== undefined && expect !== undefined) return { kind: 'forall', forall: forAllOf(forall), expect };
  if (session !== undefined) return { kind: 'session', session, ordered: check.ordered ?? true };
  if (message !== undefined) return { kind: 'message', message };
  return state === undefined ? null : { kind: 'state', state };
}

function kindFault(check: CheckSource, kinds: readonly string[]): string | null {
  if (kinds.length === 0)
    return `check \`${check.id}\` tests nothing: give it a \`probe\` or a \`forall\` with \`expect\`, a \`session\`, a \`message\` or a \`state\``;
  if (kinds.length > 1)
    return `check \`${check.id}\` is two kinds at once, ${kinds.map((kind) => `\`${kind}\``).join(' and ')}: make two checks of it`;
  const [kind] = kinds;
  const expects = kind === 'probe' || kind === 'forall';
  if (expects && check.expect === undefined) return `check \`${check.id}\` has a \`${kind}\` and expects nothing: add \`expect\``;
  if (!expects && check.expect !== undefined) return `\`expect\` belongs to a \`probe\` or a \`forall\`: add one to check \`${check.id}\``;
  return check.session === undefined && check.ordered !== undefined ? `\`ordered\` belongs to a \`session\`` : null;
}

/** Patterns must be readable, and whoever is named must be there at the start. */
function checkNames(context: LessonContext, rule: CheckRule, path: YamlPath, source: ReadYaml): void {
  const patternAt = (pattern: string | undefined, ...keys: YamlPath) => {
    if (pattern !== undefined) checkPattern(context, pattern, source.placeOf([...path, ...keys]));
  };
  if (rule.kind === 'probe') checkProbe(context, rule.probe, [...path, 'probe'], source);
  if (rule.kind === 'session') rule.session.forEach(({ say }, index) => patternAt(say, 'session', index, 'say'));
  if (rule.kind !== 'message') return;
  const { envelope = {}, headers = {}, xheaders = {}, body } = rule.message;
  patternAt(body, 'message', 'body');
  for (const [part, patterns] of Object.entries({ envelope, headers, xheaders })) {
    for (const [key, pattern] of Object.entries(patterns)) patternAt(pattern, 'message', part, key);
  }
}

function checkProbe({ start, report }: LessonContext, probe: Probe, path: YamlPath, source: ReadYaml): void {
  const from = senderAddress(start, probe.from);
  if (from === null)
    report(
      errorAt(
        source.placeOf([...path, 'from']),
        `the host \`${probe.from}\` is nowhere in the start: name one of world.yaml, or an address`,
      ),
    );
  if (from === null || destinationOf(start, probe.to, from, probe.port) !== null) return;
  const missing =
    probe.to === undefined
      ? 'there is more than one public listener or none: name one in `to`'
      : `the listener \`${probe.to}\` is nowhere in the start`;
  report(errorAt(source.placeOf([...path, 'to']), missing));
}
