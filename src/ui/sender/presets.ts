/** Ways to send that a person can try with one press. The numbers are chosen so that a week shows what each way leads to. */
import type { Campaign } from '#esa';

export const presets = {
  newsletter: { volume: 400, complaints: 0.1, traps: 0, lists: 0 },
  bought: { volume: 3000, complaints: 3, traps: 2, lists: 0 },
  hijacked: { volume: 60_000, complaints: 8, traps: 40, lists: 1 },
  silence: { volume: 0, complaints: 0, traps: 0, lists: 0 },
} as const satisfies Readonly<Record<string, Campaign>>;

export type Preset = keyof typeof presets;

/** The preset that a campaign is; null for one of a person's own. */
export function presetOf(campaign: Campaign): Preset | null {
  const same = (name: Preset): boolean =>
    (Object.keys(campaign) as (keyof Campaign)[]).every((key) => campaign[key] === presets[name][key]);
  return (Object.keys(presets) as Preset[]).find(same) ?? null;
}
