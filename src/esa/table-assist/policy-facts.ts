/** What a policy comes to where it is used: its own values, what it inherits, who uses it. And what a group comes to. Pure. */
import type { HostAccessTable, SenderGroup } from '../config/host-access-table.ts';
import { labelOf } from '../config/sender-group.ts';
import { effectivePolicy, resolveUse, shippedLimits } from '../judge/policy.ts';
import type { GroupFacts, InheritedValue, ListenerDefaults, PolicyFacts } from './help-part.ts';

/** Are two names of policies one? The judge follows them without case. */
export function samePolicy(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}

/** The facts of the policy of a name, defined in the table or not. The first definition counts. */
export function policyFacts(table: HostAccessTable, name: string, defaults: ListenerDefaults): PolicyFacts {
  const definition = table.policies.find((policy) => samePolicy(policy.name, name));
  const own = definition?.parameters ?? [];
  const behaviour = definition?.behaviour ?? null;
  const takesMail = behaviour === 'ACCEPT' || behaviour === 'RELAY';
  return {
    name: definition?.name ?? name,
    defined: definition !== undefined,
    behaviour,
    own,
    inherited: takesMail
      ? inheritedValues(
          own.map(({ key }) => key.toLowerCase()),
          defaults,
        )
      : [],
    usedBy: table.groups.flatMap((group) => (group.use?.kind === 'policy' && samePolicy(group.use.name, name) ? [labelOf(group)] : [])),
    comment: definition?.comment ?? null,
  };
}

/** What a policy has without writing it: the listener's values, then the shipped limits. Cisco TAC note 118936; Advanced Configuration Guide 7.6, p. 163. */
function inheritedValues(written: readonly string[], { type, parameters }: ListenerDefaults): readonly InheritedValue[] {
  const listeners = parameters.map(({ key, value }): InheritedValue => ({ key: key.toLowerCase(), value, from: 'listener' }));
  const shipped = Object.entries(shippedValues(type)).map(([key, value]): InheritedValue => ({ key, value, from: 'shipped' }));
  const seen = new Set(written);
  return [...listeners, ...shipped].filter(({ key }) => {
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}

/** Limits as shipped for a type of listener, -1 for none. */
export function shippedValues(type: ListenerDefaults['type']): Readonly<Record<string, number>> {
  const { rates } = effectivePolicy(null, 'ACCEPT', [], [], type);
  return { ...shippedLimits, max_rcpts_per_hour: rates.recipients ?? -1, dhap_limit: rates.invalid ?? -1 };
}

/** The facts of a group of the table. */
export function groupFacts(table: HostAccessTable, group: SenderGroup): GroupFacts {
  return {
    label: labelOf(group),
    entries: group.entries.length,
    policy: group.use?.kind === 'policy' ? group.use.name : null,
    behaviour: resolveUse(table, group.use)?.behaviour ?? null,
    place: table.groups.indexOf(group) + 1,
    groups: table.groups.length,
    comment: group.comment,
  };
}
