import { describe, expect, it } from 'vitest';
import { parseAppliance, parseDirectory, parseHostAccessTable, parseRecipientAccessTable, parseWorld } from '#esa';
import { formatHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { scenario } from '../../tools/scenario.ts';

const files = scenario('globomantics');
const read = (file: string): string => files[file] ?? '';
const tables = ['OutboundMail.hat', 'Submission.hat', 'InboundMail.hat'];

describe('the Globomantics scenario', () => {
  it('has nothing to remark on', () => {
    const notes = [
      parseAppliance(read('appliance.yaml')),
      parseWorld(read('world.yaml')),
      parseDirectory(read('directory.ldif')),
      parseRecipientAccessTable(read('InboundMail.rat')),
      ...tables.map((file) => parseHostAccessTable(read(file))),
    ].flatMap((parsed) => parsed.notes);
    expect(notes).toEqual([]);
  });

  it('is written as the appliance prints it', () => {
    for (const file of tables) expect(formatHostAccessTable(parseHostAccessTable(read(file)).value)).toBe(read(file));
  });

  it('keeps to documentation ranges and RFC 1918', () => {
    const { interfaces } = parseAppliance(read('appliance.yaml')).value;
    const { hosts } = parseWorld(read('world.yaml')).value;
    for (const { address } of [...interfaces, ...hosts])
      expect(address).toMatch(/^(?:192\.0\.2|198\.51\.100|203\.0\.113|10\.\d+\.\d+)\.\d+$/);
  });
});
