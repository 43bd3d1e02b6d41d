/** What a schema takes at a path, for an editor to offer: keys, items, or values of a closed set. */
import type * as z from 'zod/mini';

/** `keys`: a map with these keys. `free`: a map with keys of one's own. `items`: a list. `value`: `choices` is empty where any text may stand. */
export type Shape =
  | { readonly kind: 'keys'; readonly keys: readonly ShapeKey[] }
  | { readonly kind: 'free' }
  | { readonly kind: 'items'; readonly item: Shape }
  | { readonly kind: 'value'; readonly choices: readonly string[]; readonly wanted: Wanted };

export interface ShapeKey {
  readonly key: string;
  readonly required: boolean;
  readonly shape: Shape;
}

/** What kind of value: whole numbers have their bounds, null where there is none. */
export type Wanted =
  | { readonly kind: 'text' }
  | { readonly kind: 'choice' }
  | { readonly kind: 'number'; readonly least: number | null; readonly most: number | null };

type Schema = z.core.$ZodType;

/** What the schema takes at a path of keys and indices; indices may be left out. Null where it takes nothing. */
export function shapeAt(schema: Schema, path: readonly PropertyKey[]): Shape | null {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  const [step, ...rest] = path;
  if (def.type === 'optional') return shapeAt(def.innerType, path);
  if (step === undefined) return shapeOf(schema);
  if (def.type === 'array') return shapeAt(def.element, typeof step === 'number' ? rest : path);
  if (def.type === 'record') return shapeAt(def.valueType, rest);
  if (def.type === 'union') return def.options.map((option) => shapeAt(option, path)).find((shape) => shape !== null) ?? null;
  const next = def.type === 'object' ? def.shape[String(step)] : undefined;
  return next === undefined ? null : shapeAt(next, rest);
}

function shapeOf(schema: Schema): Shape {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  switch (def.type) {
    case 'optional':
      return shapeOf(def.innerType);
    case 'object':
      return { kind: 'keys', keys: Object.entries(def.shape).map(([key, part]) => keyOf(key, part)) };
    case 'array':
      return { kind: 'items', item: shapeOf(def.element) };
    case 'record':
      return { kind: 'free' };
    case 'union':
      return { kind: 'value', choices: def.options.flatMap(choicesOf), wanted: { kind: 'text' } };
    case 'number':
      return {
        kind: 'value',
        choices: [],
        wanted: { kind: 'number', least: boundOf(def, 'greater_than'), most: boundOf(def, 'less_than') },
      };
    default: {
      const choices = choicesOf(schema);
      return { kind: 'value', choices, wanted: { kind: choices.length > 0 ? 'choice' : 'text' } };
    }
  }
}

function keyOf(key: string, part: Schema): ShapeKey {
  return { key, required: (part._zod as z.core.$ZodTypes['_zod']).def.type !== 'optional', shape: shapeOf(part) };
}

function choicesOf(schema: Schema): readonly string[] {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  if (def.type === 'enum') return Object.values(def.entries).map(String);
  if (def.type === 'literal') return def.values.map(String);
  return def.type === 'boolean' ? ['true', 'false'] : [];
}

/** The number that a check of a whole number compares with, the bound itself allowed; null without such a check. */
function boundOf({ checks }: z.core.$ZodTypeDef, kind: 'greater_than' | 'less_than'): number | null {
  const check = checks?.map(({ _zod }) => _zod.def as z.core.$ZodCheckGreaterThanDef).find(({ check: name }) => (name as string) === kind);
  return typeof check?.value === 'number' ? check.value : null;
}
