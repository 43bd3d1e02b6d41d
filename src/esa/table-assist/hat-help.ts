/** What can be told of a word of a HAT: an entry, a group, a policy, a behaviour, a parameter. Pure; an editor shows it as a hover. */
import type { Span } from '#smtp';
import { readHostAccessTable } from '../config/host-access-reader.ts';
import { printAddress } from '../config/ip-address.ts';
import type { Parameter } from '../config/parameter.ts';
import type { SenderMatch } from '../config/sender-entry.ts';
import { behaviourOf, isAll, type HostAccessTable, type SenderGroup } from '../config/sender-group.ts';
import { holds, wordUnder } from './cursor-word.ts';
import { sourceOfSender } from './entry-forms.ts';
import { behaviourPart } from './hat-completion.ts';
import { noDefaults, type AddressRange, type HelpPart, type ListenerDefaults, type TableHelp } from './help-part.ts';
import { parameterPart } from './parameter-facts.ts';
import { groupFacts, policyFacts } from './policy-facts.ts';

/** What is told at an offset of a HAT; null where nothing stands that could be told of. `defaults` are what policies inherit. */
export function helpInHostAccess(text: string, offset: number, defaults: ListenerDefaults = noDefaults): TableHelp | null {
  const word = wordUnder(text, offset, 'hat');
  if (word === null) return null;
  const table = readHostAccessTable(text).value;
  const { start } = word.span;
  const policy = table.policies.find(({ span }) => inside(span, start));
  const group = table.groups.find(({ span }) => inside(span, start));
  if (policy !== undefined && holds(policy.nameSpan, start)) return told(policy.nameSpan, policyPart(table, policy.name, defaults));
  const parameter = [...(policy?.parameters ?? []), ...parametersOf(group)].find(({ span }) => inside(span, start));
  if (parameter !== undefined) return told(parameter.span, parameterPart('hat', parameter.key));
  if (group !== undefined) return helpInGroup(table, group, start, defaults) ?? behaviourHelp(word.span, word.text);
  return policy === undefined ? null : behaviourHelp(word.span, word.text);
}

/** Does a stretch hold a word that begins at an offset? */
function inside({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

function told(span: Span, ...parts: readonly HelpPart[]): TableHelp {
  return { span, parts };
}

function parametersOf(group: SenderGroup | undefined): readonly Parameter[] {
  return group?.use?.kind === 'behaviour' ? group.use.parameters : [];
}

function policyPart(table: HostAccessTable, name: string, defaults: ListenerDefaults): HelpPart {
  return { kind: 'policy', ...policyFacts(table, name, defaults) };
}

/** The name, an entry or the policy of a group. Of ALL its group is told too, since it has no name. */
function helpInGroup(table: HostAccessTable, group: SenderGroup, start: number, defaults: ListenerDefaults): TableHelp | null {
  const { nameSpan, entries, use } = group;
  const about: HelpPart = { kind: 'group', ...groupFacts(table, group) };
  if (nameSpan !== null && inside(nameSpan, start)) return told(nameSpan, about);
  const entry = entries.find(({ span }) => inside(span, start));
  if (entry !== undefined) {
    const { text, match, span } = entry;
    const sender: HelpPart = { kind: 'sender', text, match, addresses: addressesOf(match), source: sourceOfSender(match) };
    return isAll(group) ? told(span, sender, about) : told(span, sender);
  }
  return use?.kind === 'policy' && inside(use.span, start) ? told(use.span, policyPart(table, use.name, defaults)) : null;
}

function addressesOf(match: SenderMatch): AddressRange | null {
  if (match.kind !== 'network') return null;
  const { family, first, last } = match;
  return { first: printAddress({ family, value: first }), last: printAddress({ family, value: last }), count: last - first + 1n };
}

function behaviourHelp(span: Span, text: string): TableHelp | null {
  const behaviour = behaviourOf(text);
  return behaviour === null ? null : told(span, behaviourPart(behaviour));
}
