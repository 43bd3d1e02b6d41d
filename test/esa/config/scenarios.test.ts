import { describe, expect, it } from 'vitest';
import { parseAppliance, parseDirectory, parseHostAccessTable, parseRecipientAccessTable, parseWorld } from '#esa';
import { formatHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { formatRecipientAccessTable } from '../../../src/esa/config/recipient-access-table.ts';
import { scenario } from '../../tools/scenario.ts';

describe.each(['carved-rock', 'globomantics'])('the scenario %s', (name) => {
  const files = scenario(name);
  const read = (file: string): string => files[file] ?? '';
  const hats = Object.keys(files).filter((file) => file.endsWith('.hat'));
  const rats = Object.keys(files).filter((file) => file.endsWith('.rat'));

  it('has nothing to remark on', () => {
    expect([hats.length, rats.length]).not.toContain(0);
    const notes = [
      parseAppliance(read('appliance.yaml')),
      parseWorld(read('world.yaml')),
      parseDirectory(read('directory.ldif')),
      ...rats.map((file) => parseRecipientAccessTable(read(file))),
      ...hats.map((file) => parseHostAccessTable(read(file))),
    ].flatMap((parsed) => parsed.notes);
    expect(notes).toEqual([]);
  });

  it('is written as the appliance prints it', () => {
    for (const file of hats) expect(formatHostAccessTable(parseHostAccessTable(read(file)).value)).toBe(read(file));
    for (const file of rats) expect(formatRecipientAccessTable(parseRecipientAccessTable(read(file)).value)).toBe(read(file));
  });

  it('keeps to documentation ranges and RFC 1918', () => {
    const { interfaces } = parseAppliance(read('appliance.yaml')).value;
    const { hosts } = parseWorld(read('world.yaml')).value;
    for (const { address } of [...interfaces, ...hosts])
      expect(address).toMatch(/^(?:192\.0\.2|198\.51\.100|203\.0\.113|10\.\d+\.\d+)\.\d+$/);
  });
});
