/** Where the value of a policy parameter that counts on a connection stands: in the policy, else among the listener's defaults. */
import type { HostAccessTable, Parameter } from '../config/host-access-table.ts';
import { APPLIANCE_FILE, hatOf, listenerNamed, type Configuration } from '../configuration.ts';
import type { Connection } from '../connection.ts';
import type { RuleRef } from '../decision.ts';

/** The line of a parameter, its key as label; where none is found, the rule that decided the connection. */
export function parameterLine(configuration: Configuration, { listener: name, opened }: Connection, key: string): RuleRef {
  const listener = listenerNamed(configuration, name);
  const { revision } = configuration.texts;
  const isKey = (parameter: Parameter): boolean => parameter.key.toLowerCase() === key;
  const inPolicy = listener === null ? undefined : policyParameters(opened, hatOf(configuration, listener)).findLast(isKey);
  if (listener !== null && inPolicy !== undefined) return { kind: 'line', file: listener.hat, revision, span: inPolicy.span, label: key };
  const inDefaults = listener?.defaults.findLast(isKey);
  if (inDefaults !== undefined) return { kind: 'line', file: APPLIANCE_FILE, revision, span: inDefaults.span, label: key };
  return opened[0] ?? { kind: 'default', setting: key };
}

/** The block of the policy that a connection's rules name, or of the group that decided it. */
function policyParameters(opened: readonly RuleRef[], { policies, groups }: HostAccessTable): readonly Parameter[] {
  const isRule = (start: number): boolean =>
    opened.some((ref) => ref.kind === 'line' && ref.file.endsWith('.hat') && ref.span.start === start);
  const named = policies.find(({ nameSpan }) => isRule(nameSpan.start));
  if (named !== undefined) return named.parameters;
  const group = groups.find(({ entries }) => entries.some(({ span }) => isRule(span.start)));
  return group?.use?.kind === 'behaviour' ? group.use.parameters : [];
}
