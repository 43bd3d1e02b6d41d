/** Pieces that the schemas of `appliance.yaml` and `world.yaml` share. */
import * as z from 'zod/mini';
import { parseAddress } from './ip-address.ts';
import type { NoteRule } from './notes.ts';

/** A check whose failure is a rule of the catalogue. */
export function must<T>(test: (value: T) => boolean, rule: NoteRule) {
  return z.refine<T>(test, { error: rule });
}

/** A text with something in it. */
export const textSchema = z.string().check(z.minLength(1));
/** An IPv4 or IPv6 address. */
export const addressSchema = z.string().check(must((value: string) => parseAddress(value) !== null, 'yaml.address'));
/** An IPv6 address. */
export const address6Schema = z.string().check(must((value: string) => parseAddress(value)?.family === 6, 'yaml.address6'));
/** A domain or host name. */
export const domainSchema = z
  .string()
  .check(
    must(
      (value: string) => /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*$/i.test(value),
      'yaml.domain',
    ),
  );
/** A duration as a number with its unit: `30s`, `5m`, `1h`. */
export const durationSchema = z.string().check(z.regex(/^\d+(?:s|m|h)$/));
