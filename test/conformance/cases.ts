/** The whole conformance table. Whoever plays it (the pure core, a TCP socket) takes it from here. */
import type { ConformanceCase } from './case.ts';
import { addressCases } from './cases/addresses.ts';
import { authenticationCases } from './cases/authentication.ts';
import { behaviourCases } from './cases/behaviours.ts';
import { commandCases } from './cases/commands.ts';
import { extensionCases } from './cases/extensions.ts';
import { lengthCases } from './cases/lengths.ts';
import { letterCases } from './cases/letter.ts';
import { limitCases } from './cases/limits.ts';
import { octetCases } from './cases/octets.ts';
import { orderCases } from './cases/order.ts';
import { starttlsCases } from './cases/starttls.ts';

const chapters = {
  behaviours: behaviourCases,
  commands: commandCases,
  addresses: addressCases,
  lengths: lengthCases,
  order: orderCases,
  extensions: extensionCases,
  authentication: authenticationCases,
  starttls: starttlsCases,
  octets: octetCases,
  letter: letterCases,
  limits: limitCases,
} as const;

/** Every case, its id headed by its chapter. */
export const conformanceCases: readonly ConformanceCase[] = Object.entries(chapters).flatMap(([chapter, cases]) =>
  cases.map((tested) => ({ ...tested, id: `${chapter}/${tested.id}` })),
);
