/** A sender that nobody has met, in words. */
import type { SenderFacts } from '#esa';

/** `203.0.113.70, score -5.0, confirmed as mail.example`: the address, and what is known beside it. */
export function sayCaller({ address, name, nameCheck, ownerId, country, reputation, lists }: SenderFacts): string {
  const parts = [
    address,
    typeof reputation === 'number' ? `score ${(reputation / 10).toFixed(1)}` : reputation === 'none' ? 'no score' : null,
    nameOf(name, nameCheck),
    ownerId === null ? null : `network owner ${ownerId}`,
    country === null ? null : `country ${country.toUpperCase()}`,
    ...(lists ?? []).map((zone) => `on the list ${zone}`),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function nameOf(name: string | null, check: SenderFacts['nameCheck']): string | null {
  switch (check) {
    case 'confirmed':
      return `confirmed as ${name ?? ''}`;
    case 'unconfirmed':
      return `claims ${name ?? ''}`;
    case 'failed':
      return 'name look-up fails';
    case 'none':
      return null;
  }
}
