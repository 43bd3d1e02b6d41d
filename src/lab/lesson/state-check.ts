/** Checks over the text of a committed table, for the few goals where the text itself is the goal. */
import { hatOf, type HostAccessTable, type RecipientAccessTable, type SenderGroup } from '#esa';
import type { Snapshot } from '../snapshot.ts';
import type { Finding } from './finding.ts';
import { configurationOf, publicListener } from './lab-places.ts';
import type { StatePattern } from './lesson.ts';
import { meetsWord } from './pattern.ts';

/** Holds the committed tables against a pattern. Without a file, the tables of the only public listener are meant. */
export function stateFinding({ hat, rat }: StatePattern, snapshot: Snapshot): Finding {
  const configuration = configurationOf(snapshot);
  const listener = publicListener(configuration);
  const hatTable =
    hat === undefined
      ? undefined
      : (configuration.hats.get(hat.file ?? '') ?? (listener === null ? undefined : hatOf(configuration, listener)));
  const ratTable = rat === undefined ? undefined : configuration.rats.get(rat.file ?? listener?.rat ?? '');
  const detail = (hat === undefined ? null : hatFault(hat, hatTable)) ?? (rat === undefined ? null : ratFault(rat, ratTable));
  return { met: detail === null, detail: detail ?? '' };
}

function hatFault(wanted: NonNullable<StatePattern['hat']>, table: HostAccessTable | undefined): string | null {
  const group = table?.groups.find((candidate) => candidate.name !== null && meetsWord(candidate.name, wanted.group));
  if (group === undefined) return `there is no group ${wanted.group}`;
  const entries = group.entries.map((entry) => tidy(entry.printed));
  return listFault(wanted.group, entries, wanted) ?? policyFault(wanted.policy, group);
}

function policyFault(wanted: string | undefined, group: SenderGroup): string | null {
  const policy = group.use?.kind === 'policy' ? group.use.name : (group.use?.behaviour ?? 'nothing');
  return wanted === undefined || meetsWord(policy, wanted) ? null : `${group.name ?? 'ALL'} uses ${policy}`;
}

function ratFault(wanted: NonNullable<StatePattern['rat']>, table: RecipientAccessTable | undefined): string | null {
  const entries = (table?.entries ?? []).flatMap(({ text, action }) => [tidy(text), tidy(`${text} ${action ?? ''}`)]);
  return listFault('the table', entries, wanted);
}

function listFault(
  holder: string,
  entries: readonly string[],
  { has = [], lacks = [] }: { readonly has?: readonly string[]; readonly lacks?: readonly string[] },
): string | null {
  const missing = has.find((entry) => !entries.includes(tidy(entry)));
  if (missing !== undefined) return `${holder} does not hold ${missing}`;
  const present = lacks.find((entry) => entries.includes(tidy(entry)));
  return present === undefined ? null : `${holder} still holds ${present}`;
}

const tidy = (entry: string): string => entry.trim().replace(/\s+/g, ' ').toLowerCase();
